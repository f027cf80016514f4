import type pg from 'pg';
import { requestBytes } from '../client/wire.js';
import { median, type FigureResult } from '../report/results.js';
import { openSessions } from '../site/sessions.js';
import type { BenchWorld } from './bench-world.js';

const CONVERSATIONS = 500;
/** Every so many conversations one holds something unread. */
const UNREAD_EVERY = 8;
const READER = 290;
const TIMES = 60;
const BUDGET_MS = 20;

export const UNREAD_NAME = `unread counters over ${CONVERSATIONS} conversations`;

/**
 * A person with 500 conversations of her own, three labels each, most of them read to the end: the badge as the page asks
 * for it, and the counters of all 500 at once under `ruche_app` after a real entry.
 */
export async function measureUnread(world: BenchWorld): Promise<readonly FigureResult[]> {
  const { load, realPort, site } = world;
  const ids = await plant(site.admin, world);
  const [token = ''] = await openSessions(site.admin, [READER]);
  const badge = await load.run({
    kind: 'requests',
    port: realPort,
    requests: [requestBytes('GET', '/api/v1/unread', { cookie: `ruche=${token}` }, null)],
    connections: 1,
    seconds: 3,
    expect: 200,
  });
  const app = await site.connect('ruche_app');
  const times: number[] = [];
  try {
    for (let time = 0; time < TIMES; time += 1) {
      await app.query('BEGIN');
      await app.query('SELECT access.enter($1)', [token]);
      const from = performance.now();
      const { rows } = await app.query({
        name: 'unread',
        text: 'SELECT * FROM messaging.unread($1)',
        values: [ids],
      });
      times.push(performance.now() - from);
      if (rows.length !== CONVERSATIONS) throw new Error(`${rows.length} conversations have counters`);
      await app.query('COMMIT');
    }
  } finally {
    await app.end();
  }
  const figure = (name: string, value: number): FigureResult => ({
    name,
    value,
    unit: 'ms',
    budget: `≤ ${BUDGET_MS}`,
    kept: value <= BUDGET_MS,
  });
  return [
    figure(`${UNREAD_NAME}: badge (p50)`, badge.p50),
    figure(`${UNREAD_NAME}: each (p50)`, median(times)),
  ];
}

/** @returns the ids of the conversations. Whole by construction, like everything that is planted. */
async function plant(admin: pg.Client, { labels }: BenchWorld): Promise<readonly string[]> {
  const { NP, DR, S, S_AB } = labels;
  await admin.query(`SET session_replication_role = replica`);
  await admin.query(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     SELECT uuidv7(), 'project', 'Own ' || i, 'closed', $2, $3, $2 FROM generate_series(1, $1::int) i`,
    [CONVERSATIONS, NP.id, S_AB.id],
  );
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO messaging.conversation (id, space_id, label_id)
     SELECT uuidv7(), id, entry_label_id FROM spaces.space WHERE name LIKE 'Own %' RETURNING id`,
  );
  await admin.query(`CREATE TABLE public.bench_own AS SELECT c.id, c.space_id, row_number() OVER ()::int AS number
    FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id WHERE s.name LIKE 'Own %'`);
  await admin.query(
    `INSERT INTO spaces.membership (person_id, space_id, entry_label_id)
     SELECT p.id, o.space_id, $2 FROM public.bench_own o JOIN public.bench_person p ON p.number = $1`,
    [READER, NP.id],
  );
  await admin.query(
    `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
     SELECT uuidv7(), o.id, o.space_id, ($1::int4[])[1 + n % 3], p.id, 'Ordre du jour.', now()
     FROM generate_series(1, 30) n CROSS JOIN public.bench_own o JOIN public.bench_person p ON p.number = 1 + n`,
    [[NP.id, DR.id, S.id]],
  );
  await admin.query(`INSERT INTO messaging.conversation_label (conversation_id, space_id, label_id)
    SELECT DISTINCT m.conversation_id, m.space_id, m.label_id FROM messaging.message m JOIN public.bench_own o ON o.id = m.conversation_id`);
  await admin.query(
    `INSERT INTO messaging.read_state (person_id, conversation_id, space_id, label_id, last_read_id)
     SELECT p.id, o.id, o.space_id, m.label_id, (array_agg(m.id ORDER BY m.id DESC))[CASE WHEN o.number % $2 = 0 THEN 4 ELSE 1 END]
     FROM public.bench_own o JOIN messaging.message m ON m.conversation_id = o.id JOIN public.bench_person p ON p.number = $1
     GROUP BY p.id, o.id, o.space_id, o.number, m.label_id`,
    [READER, UNREAD_EVERY],
  );
  await admin.query(`SET session_replication_role = origin`);
  await admin.query('ANALYZE');
  return rows.map(({ id }) => id);
}

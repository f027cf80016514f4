import type pg from 'pg';
import type { BenchOptions } from '../bench-options.js';
import type { MessageLabel, PlantedLabel } from './plant-labels.js';

/** One row in so many of the deep conversation is below the level of all others. */
const ONE_READABLE_IN = 10_000;

/**
 * People, spaces, memberships and messages. Space 1 holds a fifth of all messages, nearly all above most people;
 * spaces 2 to 20 hold only unprotected messages, 21 to 40 only recorded ones, the others a mixture. Person 1 is a
 * member everywhere; person 2 of one space; person 3, cleared for the lowest level alone, of every fifth.
 */
export async function plantContent(
  admin: pg.Client,
  { people, spaces, messages }: BenchOptions,
  labels: Readonly<Record<MessageLabel, PlantedLabel>>,
): Promise<void> {
  const { NP, DR, S, S_A, S_AB } = labels;
  const run = (sql: string, ...values: unknown[]) => admin.query(sql, values);
  // What is planted is whole by construction: checking a million foreign keys one by one would take minutes.
  await run(`SET session_replication_role = replica`);
  await run(`SELECT setseed(0.42)`);
  await run(
    `INSERT INTO auth.account (id, directory_id, uid, display_name, unit, human_key, nationality, partner, site_role, clearance)
     SELECT uuidv7(), 'd' || i, 'p' || i, 'Person ' || i, 'Unit ' || i % 40, 'h' || i, 'FRA', false, 'member',
       jsonb_build_array(jsonb_build_object('policy', 'FR', 'permissive', '{"releasableTo": ["FRA"]}'::jsonb,
         'level', CASE WHEN i = 3 THEN 'NP' WHEN i < 300 OR i % 3 = 0 THEN 'S' WHEN i % 3 = 1 THEN 'DR' ELSE 'NP' END,
         'restrictive', CASE WHEN i = 1 THEN '["ALBATROS","BOREAL"]'::jsonb WHEN i <> 3 AND i % 3 = 0 THEN '["ALBATROS"]'::jsonb
           ELSE '[]'::jsonb END))
     FROM generate_series(1, $1::int) i`,
    people,
  );
  await run(
    `INSERT INTO people.profile (id, display_name, unit) SELECT id, display_name, unit FROM auth.account`,
  );
  await run(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     SELECT uuidv7(), 'project', 'Space ' || i, CASE WHEN i % 20 = 0 THEN 'open' ELSE 'closed' END, $2, $3, $2
     FROM generate_series(1, $1::int) i`,
    spaces,
    NP.id,
    S_AB.id,
  );
  await run(
    `INSERT INTO messaging.conversation (id, space_id, label_id) SELECT uuidv7(), id, $1 FROM spaces.space ORDER BY id`,
    NP.id,
  );
  await run(`CREATE TABLE public.bench_space AS
    SELECT row_number() OVER (ORDER BY s.id)::int AS number, s.id, c.id AS conversation_id
    FROM spaces.space s JOIN messaging.conversation c ON c.space_id = s.id`);
  await run(`CREATE TABLE public.bench_person AS
    SELECT substr(uid, 2)::int AS number, id FROM auth.account`);
  await run(
    `CREATE UNIQUE INDEX ON public.bench_space (number); CREATE UNIQUE INDEX ON public.bench_person (number)`,
  );
  // About nine spaces a person, more often those with low numbers; 300 people in the first ones.
  await run(
    `INSERT INTO spaces.membership (person_id, space_id, entry_label_id)
     SELECT p.id, s.id, $1 FROM public.bench_person p CROSS JOIN public.bench_space s
     WHERE CASE WHEN p.number = 1 THEN true WHEN p.number = 2 THEN s.number = 2
       WHEN p.number = 3 THEN s.number % 5 = 1 ELSE s.number <= 4 AND p.number <= 300 OR random() < 0.12 - 0.1 * s.number / $2 END`,
    NP.id,
    spaces,
  );
  await run(
    `INSERT INTO spaces.membership_source (space_id, person_id, source) SELECT space_id, person_id, 'hand' FROM spaces.membership`,
  );
  await run(
    `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
     SELECT uuidv7((i - $1) * interval '10 seconds'), s.conversation_id, s.id, CASE
         WHEN s.number = 1 THEN CASE WHEN i % $2 = 0 THEN $3::int ELSE $6 END
         WHEN s.number <= 20 THEN $3
         WHEN s.number <= 40 THEN $4
         WHEN r.kind < 0.7 THEN $3 WHEN r.kind < 0.9 THEN $4 WHEN r.kind < 0.98 THEN $5 ELSE $6 END,
       p.id, repeat('Mesure reprise au banc, écart dans la tolérance. ', 1 + (r.kind * 6)::int), now() + (i - $1) * interval '10 seconds'
     FROM generate_series(1, $1::int) i
       CROSS JOIN LATERAL (SELECT random() + 0 * i AS place, random() + 0 * i AS kind, random() + 0 * i AS who) r
       JOIN public.bench_space s ON s.number = CASE WHEN i % 5 = 0 THEN 1 ELSE 2 + floor(($7 - 1) * r.place ^ 1.5)::int END
       JOIN public.bench_person p ON p.number = 1 + floor($8 * r.who)::int
     ORDER BY i`,
    messages,
    ONE_READABLE_IN * 5,
    NP.id,
    DR.id,
    S.id,
    S_A.id,
    spaces,
    people,
  );
  await run(`INSERT INTO messaging.conversation_label (conversation_id, space_id, label_id)
    SELECT DISTINCT conversation_id, space_id, label_id FROM messaging.message`);
  await run(`SET session_replication_role = origin`);
  // The product goes by label; who asks for no label has an index of his own, and both pay for keeping it.
  await run(
    `CREATE INDEX bench_message_flow ON messaging.message (conversation_id, id DESC) WHERE thread_id IS NULL`,
  );
  await run(`VACUUM (ANALYZE) messaging.message`);
  await run(`ANALYZE`);
  await run(`CHECKPOINT`);
}

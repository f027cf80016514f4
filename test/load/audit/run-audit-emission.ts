import type pg from 'pg';
import { Emitter, insertion, readAuditorKey } from '#audit';
import { loadSettings } from '#config';
import { newId, SystemClock } from '#kernel';
import type { BenchOptions } from '../bench-options.js';
import { aligned } from '../report/aligned.js';
import { median } from '../report/results.js';
import { startBenchSite, type BenchSite } from '../site/bench-site.js';
import { plantContent } from '../site/plant-content.js';
import { plantLabels } from '../site/plant-labels.js';
import { conversations, openSessions, spacesOfConversations } from '../site/sessions.js';
import { writeSettings } from '../site/write-settings.js';

const CONNECTIONS = 8;
const BUDGET = 0.7;

/**
 * The transaction of a message (entry, message, event) with its record and without, in turns, by `ruche_app` after a real
 * entry: what recording costs where it happens.
 * @returns 1 when the budget is missed.
 */
export async function runAuditEmission(options: BenchOptions, say: (line: string) => void): Promise<0 | 1> {
  const site = await startBenchSite();
  try {
    const labels = await plantLabels(site.admin);
    await plantContent(site.admin, options, labels);
    const [conversationId = ''] = await conversations(site.admin, 2, 2);
    const spaceId = (await spacesOfConversations(site.admin)).get(conversationId) ?? '';
    const tokens = await openSessions(
      site.admin,
      Array.from({ length: CONNECTIONS }, (_, n) => n + 4),
    );
    const file = writeSettings(site, {
      port: 1,
      directoryUrl: 'ldap://127.0.0.1:1',
      directoryPasswordFile: '/dev/null',
      poolSize: 2,
    });
    const { audit } = loadSettings({ files: [file], env: {} });
    const emitter = new Emitter(new SystemClock(), readAuditorKey(audit.auditorKeyFile));
    const place = { conversationId, spaceId, labelId: labels.NP.id };
    const ratios: number[] = [];
    const rates: [number[], number[]] = [[], []];
    for (let round = 0; round < options.rounds; round++) {
      say(`round ${round + 1} of ${options.rounds}`);
      const without = await rate(site, tokens, options.roundSeconds, place, null);
      const recorded = await rate(site, tokens, options.roundSeconds, place, emitter);
      rates[0].push(without);
      rates[1].push(recorded);
      ratios.push(recorded / without);
    }
    const ratio = median(ratios);
    process.stdout.write(
      `${aligned([
        ['without its record, a second', 'with it', 'ratio'],
        [median(rates[0]).toFixed(0), median(rates[1]).toFixed(0), ratio.toFixed(2)],
      ])}\n≥ ${BUDGET}: ${ratio >= BUDGET ? 'kept' : 'MISSED'}\n`,
    );
    return ratio >= BUDGET ? 0 : 1;
  } finally {
    await site.stop();
  }
}

interface Place {
  readonly conversationId: string;
  readonly spaceId: string;
  readonly labelId: number;
}

interface Principal {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Transactions a second of all connections together. */
async function rate(
  site: BenchSite,
  tokens: readonly string[],
  seconds: number,
  place: Place,
  emitter: Emitter | null,
): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  const done = await Promise.all(
    tokens.map(async (token) => {
      const client = await site.connect('ruche_app');
      let count = 0;
      while (performance.now() < end) {
        await post(client, token, place, emitter);
        count++;
      }
      await client.end();
      return count;
    }),
  );
  return done.reduce((sum, count) => sum + count, 0) / seconds;
}

async function post(client: pg.Client, token: string, place: Place, emitter: Emitter | null): Promise<void> {
  const { conversationId, spaceId, labelId } = place;
  const id = newId();
  await client.query('BEGIN');
  const { rows } = await client.query<{ principal: Principal }>({
    name: 'enter',
    text: 'SELECT access.enter($1) AS principal',
    values: [token],
  });
  const principal = rows[0]?.principal;
  if (!principal) throw new Error('a session of the bench is over');
  await client.query({
    name: 'message',
    text: `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
      VALUES ($1, $2, $3, $4, $5, 'Mesure', now())`,
    values: [id, conversationId, spaceId, labelId, principal.accountId],
  });
  if (emitter) {
    const actor = {
      ...{ actor: principal.accountId, sessionId: principal.sessionId, workingLevel: 'S' },
      ...{ sourceAddress: '10.1.2.3', correlationId: newId() },
    };
    const row = emitter.row(
      actor,
      { event: 'message.posted', object: { type: 'Message', id, labelId } },
      newId(),
    );
    const { text, values } = insertion([row]);
    await client.query({ name: 'record', text, values: [...values] });
  }
  await client.query('COMMIT');
}

import pg from 'pg';
import { loadSettings } from '#config';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import type { BenchWorld } from '../cases/bench-world.js';
import { sqlLiteral } from './sql-literal.js';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (...parameters: unknown[]) => unknown;

/**
 * EXPLAIN of the statements that the product really sends. The application runs once in this process with its driver
 * listened to, and each statement is explained again as `ruche_app` after the same entry. Nothing of it is kept.
 */
export async function explainHotQueries(world: BenchWorld, settingsFile: string): Promise<string> {
  const { sessions, conversations, labels } = world;
  const [open = ''] = conversations.unrecorded;
  const questions = [
    ['list 50: wide reader', 'GET', `conversations/${open}/messages`, sessions.wide],
    [
      'list 50: narrow by label',
      'GET',
      `conversations/${conversations.deep[0] ?? ''}/messages`,
      sessions.narrowByLabel,
    ],
    [
      'list 50: every row recorded',
      'GET',
      `conversations/${conversations.recorded[0] ?? ''}/messages`,
      sessions.wide,
    ],
    ['open a conversation', 'GET', `conversations/${open}/opening`, sessions.wide],
    ['conversations: wide reader', 'GET', 'conversations', sessions.wide],
    ['create a message', 'POST', `conversations/${open}/messages`, sessions.crowd[0] ?? ''],
  ] as const;
  const listener = listenToDriver();
  const app = await prepareApi(loadSettings({ files: [settingsFile], env: {} }), '/nonexistent');
  const parts: string[] = [];
  try {
    for (const [title, method, path, token] of questions) {
      listener.take();
      await app.inject({
        method,
        url: `/api/v1/${path}`,
        headers: { cookie: `ruche=${token}`, ...(method === 'POST' ? { 'x-ruche-request': '1' } : {}) },
        ...(method === 'POST' ? { payload: { body: 'Essai.', labelId: labels.NP.wireId } } : {}),
      });
      parts.push(`## ${title}\n`, await explained(world, token, listener.take()));
    }
  } finally {
    listener.stop();
    await app.close();
  }
  return parts.join('\n');
}

/** Collects what goes to the database as `ruche_app`; a transaction that wrote content is rolled back. */
function listenToDriver(): { take(): Statement[]; stop(): void } {
  const { prototype } = pg.Client as unknown as { prototype: { query: Query } };
  const { query } = prototype;
  let statements: Statement[] = [];
  prototype.query = function (this: { user?: string }, ...parameters: unknown[]): unknown {
    if (this.user !== 'ruche_app') return query.apply(this, parameters);
    const [first, second] = parameters;
    // What a unit of work asks comes in batches, what TypeORM asks by its own ways does not.
    const batch = first as { statements?: readonly Statement[]; text?: string; values?: unknown };
    const single = typeof first === 'string' ? { text: first, values: second } : batch;
    const alone = { text: single.text ?? '', values: Array.isArray(single.values) ? single.values : [] };
    statements.push(...(batch.statements ?? [alone]).filter(({ text }) => isContent(text)));
    if (batch.statements && statements.some(({ text }) => /^\s*INSERT/.test(text)))
      batch.statements = batch.statements.map((one) => (one.text === 'COMMIT' ? ROLLBACK : one));
    return query.apply(this, parameters);
  };
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    stop: () => {
      prototype.query = query;
    },
  };
}

const ROLLBACK: Statement = { text: 'ROLLBACK', values: [] };

/** Neither who asks, nor that his session goes on. */
function isContent(text: string): boolean {
  return /^\s*(SELECT|INSERT|UPDATE)/.test(text) && !/access\.(enter|touch)\(/.test(text);
}

async function explained(
  { site }: BenchWorld,
  token: string,
  statements: readonly Statement[],
): Promise<string> {
  const app = await site.connect('ruche_app');
  const parts: string[] = [];
  try {
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [token]);
    for (const { text, values } of statements) {
      // Prepared, as the product does it: the plan is the one that serves every caller.
      await app.query(`PREPARE explained AS ${text}`);
      const given = values.length === 0 ? '' : `(${values.map(sqlLiteral).join(', ')})`;
      const { rows } = await app.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS) EXECUTE explained${given}`,
      );
      await app.query('DEALLOCATE explained');
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      parts.push('```sql', text.replace(/\s+/g, ' ').trim(), '```', '', '```', plan, '```', '');
    }
    await app.query('ROLLBACK');
  } finally {
    await app.end();
  }
  return parts.join('\n');
}

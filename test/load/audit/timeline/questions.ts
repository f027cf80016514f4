import type pg from 'pg';
import { planted } from './plant-records.js';

/** Values of one filter: frequent ones, and one or more that are rare. */
export type Values = Readonly<Record<'often' | 'seldom', readonly string[]>>;

const DAY_MS = 86_400_000;

/** What each filter of the timeline is asked for. */
export async function questionValues(
  admin: pg.Client,
  wireIds: { often: string; seldom: string },
): Promise<ReadonlyMap<string, Values>> {
  const list = async (sql: string): Promise<string[]> => {
    const { rows } = await admin.query<{ value: string }>(sql);
    return rows.map(({ value }) => value);
  };
  const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const sample = (column: string): Promise<string[]> =>
    list(`SELECT DISTINCT ${column} AS value FROM audit.audit_event TABLESAMPLE SYSTEM (0.01)
      WHERE ${column} IS NOT NULL LIMIT 20`);
  return new Map<string, Values>([
    ['from', { often: [daysAgo(60)], seldom: [daysAgo(1)] }],
    ['until', { often: [daysAgo(1)], seldom: [daysAgo(90)] }],
    [
      'event',
      {
        often: ['message.read', 'message.read,space.read'],
        seldom: ['hold.opened', 'moderation.decided', 'policy.read,hold.opened'],
      },
    ],
    [
      'actor',
      {
        often: await list(`SELECT ${planted.actor('n')} AS value FROM generate_series(0, 5) n`),
        seldom: await list(
          `SELECT ${planted.actor(`'rare'`)} AS value UNION SELECT ${planted.actor('1990')}`,
        ),
      },
    ],
    ['session', { often: await sample('session_id'), seldom: ['01900000-0000-7000-8000-000000000000'] }],
    [
      'object',
      {
        often: await list(`SELECT ${planted.object('n')} AS value FROM generate_series(0, 5) n`),
        seldom: await list(`SELECT ${planted.object(`'rare'`)} AS value`),
      },
    ],
    ['objectType', { often: ['Message', 'Space'], seldom: ['LegalHold'] }],
    ['label', { often: [wireIds.often], seldom: [wireIds.seldom] }],
    ['decision', { often: ['allow'], seldom: ['deny'] }],
    ['outcome', { often: ['success'], seldom: ['failure'] }],
    [
      'source',
      {
        often: await list(`SELECT ${planted.source('n')} AS value FROM generate_series(0, 5) n`),
        seldom: await list(`SELECT ${planted.source('799')} AS value`),
      },
    ],
    [
      'correlation',
      { often: await sample('correlation_id'), seldom: ['01900000-0000-7000-8000-000000000000'] },
    ],
  ]);
}

export interface Question {
  readonly name: string;
  /** The query of the address, another one for each number. */
  readonly query: (n: number) => string;
}

/** No filter, each filter, each pair of filters, with frequent and rare values in turn. */
export function questionsOf(values: ReadonlyMap<string, Values>): readonly Question[] {
  const names = [...values.keys()];
  const valueOf = (name: string, n: number, rare: boolean): string => {
    const of = values.get(name)?.[rare ? 'seldom' : 'often'] ?? [];
    return `${name}=${encodeURIComponent(of[n % of.length] ?? '')}`;
  };
  return [
    { name: 'no filter', query: () => '' },
    ...names.map((name) => ({ name, query: (n: number) => valueOf(name, n >> 1, n % 2 === 1) })),
    ...names.flatMap((one, index) =>
      names.slice(index + 1).map((other) => ({
        name: `${one} + ${other}`,
        query: (n: number) => `${valueOf(one, n >> 2, n % 2 === 1)}&${valueOf(other, n >> 2, (n & 2) === 2)}`,
      })),
    ),
  ];
}

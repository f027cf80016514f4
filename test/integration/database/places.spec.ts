import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { cutFunction } from '../../support/site/removals.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';

const WRITERS = `CASE WHEN s.archived_at IS NOT NULL THEN 'nobody' WHEN s.kind = 'announcement' THEN 'animators' ELSE 'everybody' END`;

/** What the policies show of the places of all conversations, and what the functions show of the same. */
const PLACES = {
  policies: `SELECT c.id AS asked, p.space_id, p.label_id FROM unnest($1::uuid[]) c (id)
    JOIN messaging.conversation_label p ON p.conversation_id = c.id ORDER BY 1, 2, 3`,
  functions: `SELECT c.id AS asked, p.space_id, p.label_id FROM unnest($1::uuid[]) c (id)
    CROSS JOIN LATERAL messaging.my_places(c.id) p ORDER BY 1, 2, 3`,
} as const;
const CONVERSATIONS = {
  policies: `SELECT c.id AS asked, p.space_id, p.label_id, s.ceiling_label_id FROM unnest($1::uuid[]) c (id)
    JOIN messaging.conversation p ON p.id = c.id JOIN spaces.space s ON s.id = p.space_id ORDER BY 1`,
  functions: `SELECT c.id AS asked, p.space_id, p.label_id, p.ceiling_label_id FROM unnest($1::uuid[]) c (id)
    CROSS JOIN LATERAL messaging.my_conversation(c.id) p ORDER BY 1`,
} as const;
/** The same of spaces: who sees them, who is a member or animates. */
const PARTS = {
  policies: `SELECT s.id, (m.person_id IS NOT NULL) AS member, coalesce(m.role = 'animator', false) AS animates,
      ${WRITERS} AS writers
    FROM unnest($1::uuid[]) a (id) JOIN spaces.space s ON s.id = a.id
      LEFT JOIN spaces.my_membership m ON m.space_id = s.id ORDER BY 1`,
  functions: `SELECT p.space_id AS id, (p.members IS NOT NULL) AS member, p.animates, p.writers
    FROM spaces.my_part($1) p ORDER BY 1`,
} as const;
type Asked = typeof PLACES | typeof CONVERSATIONS | typeof PARTS;

describe('the places of a conversation', () => {
  let site: TestSite;
  let stage: Stage;
  let ids: readonly string[];
  let spaceIds: readonly string[];
  let tokens: readonly (string | null)[];

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    const open = await site.addSpace({ members: ['s_ab'], visibility: 'open' });
    for (const label of ['NP', 'DR', 'S_AB'] as const) await site.addMessage(open, 's_ab', label, 'here');
    ids = (await site.admin.query<{ id: string }>('SELECT id FROM messaging.conversation')).rows.map(
      ({ id }) => id,
    );
    const announcing = await site.addSpace({ kind: 'announcement', visibility: 'closed', members: ['np'] });
    await site.addSpace({ visibility: 'hidden', members: ['dr', 's_ab'] });
    await site.addSpace({ entry: 'DR', members: ['s_ab'] });
    await site.admin.query(`UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1`, [
      announcing.id,
    ]);
    await site.admin.query('UPDATE spaces.space SET archived_at = now() WHERE id = $1', [open.id]);
    spaceIds = (await site.admin.query<{ id: string }>('SELECT id FROM spaces.space')).rows.map(
      ({ id }) => id,
    );
    tokens = [...Object.values(stage.tokens), await site.signIn('s_ab', 'NP'), null];
  });
  afterAll(() => site.stop());

  /** The rows for every caller, one list each; the change is rolled back. */
  const seen = async (sql: string, change?: string): Promise<readonly unknown[][]> => {
    const all: unknown[][] = [];
    for (const token of tokens) all.push(await asCaller(token, sql, change));
    return all;
  };

  const asCaller = async (token: string | null, sql: string, change = 'SELECT'): Promise<unknown[]> => {
    const { admin }: { admin: pg.ClientBase } = site;
    await admin.query('BEGIN');
    try {
      await admin.query(change);
      await admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
      if (token !== null) await admin.query('SELECT access.enter($1)', [token]);
      return (await admin.query<Record<string, unknown>>(sql, [sql.includes('messaging.') ? ids : spaceIds]))
        .rows;
    } finally {
      await admin.query('ROLLBACK');
    }
  };

  it.each<[string, Asked]>([
    ['labels', PLACES],
    ['spaces', CONVERSATIONS],
    ['what one is in spaces', PARTS],
  ])('are the same by function and by policy for everybody: %s', async (_, { policies, functions }) => {
    const shown = await seen(policies);
    expect(await seen(functions)).toEqual(shown);
    expect(new Set(shown.map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(2);
    expect(shown.at(-1)).toEqual([]);
  });

  it.each<[string, string, string, Asked]>([
    ['the label', 'messaging.my_places(uuid)', 't.label_id = ANY (caller.labels)', PLACES],
    ['the entry', 'messaging.my_places(uuid)', 'm.person_id IS NOT NULL OR', PLACES],
    ['the entry', 'messaging.my_conversation(uuid)', 'm.person_id IS NOT NULL OR', CONVERSATIONS],
    ['the label', 'spaces.my_part(uuid[])', 's.entry_label_id = ANY (caller.labels)', PARTS],
    ['the sight', 'spaces.my_part(uuid[])', 'own.person_id IS NOT NULL OR', PARTS],
  ])(
    'control: a function without %s shows more: %s',
    async (_what, signature, condition, { policies, functions }) => {
      const removal = cutFunction(signature, condition, condition.endsWith('OR') ? 'true OR' : 'true');
      expect(await seen(functions, removal)).not.toEqual(await seen(policies));
    },
  );
});

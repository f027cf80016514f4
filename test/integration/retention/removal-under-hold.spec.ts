import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WorkerPool } from '#database';
import { newId, type Id } from '#kernel';
import type { RetentionSweep } from '#retention';
import { keepFor, passOf, sweepOf } from '../../support/retention/retention-site.js';
import { tablesWith } from '../../support/retention/traces.js';
import type { TestSpace } from '../../support/site/test-site.js';
import { ModeratedSite } from '../moderation/site.js';

jest.setTimeout(60_000);

/** What differs between any two runs of the same acts. */
const NEVER_TWICE = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

describe('a spill that is removed under a legal hold', () => {
  let m: ModeratedSite;
  let sweep: RetentionSweep;
  let pool: WorkerPool;
  let space: TestSpace;
  let words: string;
  beforeAll(async () => {
    m = await ModeratedSite.start();
    ({ sweep, pool } = sweepOf(m.site));
    await m.stepUp('officer');
    await keepFor(m.site, 100);
  });
  beforeEach(async () => {
    await release();
    words = `SPILLED-${newId()}`;
    space = await m.site.addSpace({ members: ['np', 'dr', 's_a'] });
    await m.appoint('dr', space);
  });
  afterAll(async () => {
    await pool.close();
    await m.stop();
  });

  const hold = (type: 'space' | 'person', of: Id): Promise<unknown> =>
    m.site.admin.query(
      `INSERT INTO retention.hold (id, object_type, object_id, reason, opened_by) VALUES ($1, $2, $3, 'x', $4)`,
      [newId(), type, of, m.site.account('officer')],
    );
  const release = (): Promise<unknown> =>
    m.site.admin.query('UPDATE retention.hold SET released_at = now() WHERE released_at IS NULL');
  const where = (): Promise<string[]> => tablesWith(m.site.admin, [words]);

  /** From the report to the second person's word. @returns every answer, and what each sees afterwards. */
  const remove = async (proposer: 'dr' | 'officer', second: 'dr' | 'officer'): Promise<string[]> => {
    const told: string[] = [];
    const as = async (...request: Parameters<typeof m.as>): Promise<{ id: Id; hash: string }> => {
      const { status, text, body } = await m.as<{ id: Id; hash: string }>(...request);
      told.push(`${request[0]} ${request[1]} ${status} ${text}`.replace(NEVER_TWICE, '…'));
      return body;
    };
    const message = await m.post('np', words, 'NP', space);
    await as('np', 'PATCH', m.path(message.id, '', space), { body: `${words} bis`, version: 1 });
    const spill = await as('s_a', 'POST', m.path(message.id, '/spill', space), { text: 'trop haut' });
    const { hash } = await as(proposer, 'GET', `spills/${spill.id}`);
    await as(proposer, 'POST', `spills/${spill.id}/proposal`, { outcome: 'remove', reason: 'oui', hash });
    await as(second, 'POST', `spills/${spill.id}/confirmation`, { hash });
    for (const uid of ['np', 's_a', 'dr', 'officer'] as const)
      for (const path of [
        `conversations/${space.conversationId}/messages`,
        `conversations/${space.conversationId}`,
        m.path(message.id, '/history', space),
        m.path(message.id, '/moderation', space),
        `spills/${spill.id}`,
        'spills',
        `spaces/${space.id}/moderation-register`,
        `spaces/${space.id}/retention`,
      ])
        await as(uid, 'GET', path);
    await as(proposer, 'POST', `spills/${spill.id}/confirmation`, { hash });
    await as('dr', 'POST', `spills/${spill.id}/opening`, { reason: 'encore' });
    const { rows } = await m.site.admin.query<{ event: string }>(
      `SELECT event FROM audit.audit_event WHERE object_id = $1 ORDER BY at, event`,
      [message.id],
    );
    told.push(rows.map(({ event }) => event).join(' '));
    return told;
  };

  it.each([
    ['dr', 'officer'],
    ['officer', 'dr'],
  ] as const)(
    'is answered and looks like any other, proposed by %s and confirmed by %s',
    async (first, second) => {
      const without = await remove(first, second);
      expect(await where()).toEqual([]);
      space = await m.site.addSpace({ members: ['np', 'dr', 's_a'] });
      await m.appoint('dr', space);
      await hold('space', space.id);
      expect(await remove(first, second)).toEqual(without);
      expect(without.join('\n')).not.toContain(words);
      expect(await where()).toEqual(['messaging.withheld_words']);
    },
  );

  it.each(['space', 'person'] as const)(
    'its words go with the first sweep after the hold on a %s',
    async (type) => {
      await hold(type, type === 'space' ? space.id : m.site.account('np'));
      await remove('dr', 'officer');
      await passOf(sweep);
      expect(await where()).toEqual(['messaging.withheld_words']);
      await release();
      expect(await passOf(sweep)).toBe(1);
      expect(await where()).toEqual([]);
      const told = await m.site.value<object>(
        `SELECT convert_from(body, 'UTF8')::jsonb -> 'facts' AS value FROM audit.audit_event
       WHERE event = 'retention.destroyed' AND object_id = $1`,
        space.id,
      );
      expect(told).toEqual({ content: 'removed', destroyed: 1 });
      expect(await passOf(sweep)).toBe(0);
    },
  );

  it('control: with a removal that does not ask the holds, the words are gone at once', async () => {
    const kept = await m.site.value<string>(
      `SELECT pg_get_functiondef('messaging.destroy'::regproc) AS value`,
    );
    await m.site.admin.query(kept.replace(/AND \(EXISTS \(SELECT FROM retention\.hold/, 'AND false $&'));
    await hold('space', space.id);
    await remove('dr', 'officer');
    expect(await where()).toEqual([]);
    await m.site.admin.query(kept);
  });

  it('control: with a removal that is refused under a hold, the answers tell of it', async () => {
    const without = await remove('dr', 'officer');
    space = await m.site.addSpace({ members: ['np', 'dr', 's_a'] });
    await m.appoint('dr', space);
    await hold('space', space.id);
    const kept = await m.site.value<string>(
      `SELECT pg_get_functiondef('messaging.destroy'::regproc) AS value`,
    );
    await m.site.admin.query(
      kept.replace(
        'INSERT INTO messaging.deferred_removal',
        `IF cardinality(held) > 0 THEN RAISE EXCEPTION USING ERRCODE = 'RU040'; END IF;\n$&`,
      ),
    );
    expect(await remove('dr', 'officer')).not.toEqual(without);
    await m.site.admin.query(kept);
  });
});

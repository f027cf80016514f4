import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WorkerPool } from '#database';
import { newId, type Id } from '#kernel';
import type { RetentionSweep } from '#retention';
import { DAY_MS, keepFor, passOf, plantOld, sweepOf } from '../../support/retention/retention-site.js';
import { tablesWith } from '../../support/retention/traces.js';
import { plantEntry, plantList } from '../../support/site/planted-reference.js';
import { ModeratedSite } from '../moderation/site.js';

jest.setTimeout(60_000);

/** Where words of people may lie, all of which the plants below reach. */
const WORDS_LIE_IN = [
  'discussion.comment',
  'discussion.comment_removed',
  'discussion.comment_revision',
  'messaging.draft',
  'messaging.forward',
  'messaging.message',
  'messaging.message_removed',
  'messaging.message_revision',
  'messaging.scheduled',
  'messaging.thread',
  'messaging.withheld_words',
  'moderation.decision',
  'moderation.report',
  'moderation.spill',
  'moderation.spill_opening',
];

/** The log tells of what was; marks of reading outlive what was read; the outbox forgets within a day. No words in any. */
const MAY_NAME = ['audit.audit_event', 'events.outbox', 'messaging.read_state'];

describe('after a sweep', () => {
  let m: ModeratedSite;
  let sweep: RetentionSweep;
  let pool: WorkerPool;
  let canary: string;
  let ids: Id[];
  beforeAll(async () => {
    m = await ModeratedSite.start();
    ({ sweep, pool } = sweepOf(m.site));
    await m.stepUp('officer');
    await keepFor(m.site, 100);
  });
  afterAll(async () => {
    await pool.close();
    await m.stop();
  });

  const old = async (text: string): Promise<Id> => {
    const id = await plantOld(m.site, m.space, 'np', 'NP', 200, null, `${text} ${canary}`);
    ids.push(id);
    return id;
  };
  const done = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await answer;
    if (status >= 300) throw new Error(`refused: ${status} ${text}`);
  };
  const query = (text: string, values: unknown[]): Promise<unknown> => m.site.admin.query(text, values);

  /** A message of each kind with everything that people hang on it. */
  const plant = async (): Promise<void> => {
    const labelId = await m.api.wireId('NP');
    const edited = await old('avant');
    await done(m.as('np', 'PATCH', m.path(edited), { body: `après ${canary}`, version: 1 }));
    for (const mark of ['pin', 'saved', 'reactions/agree'])
      await done(m.as('s_a', 'PUT', m.path(edited, `/${mark}`)));
    const place = `conversations/${m.space.conversationId}`;
    await done(m.as('s_a', 'PUT', `${place}/reading`, { messageId: edited }));

    const deleted = await old('effacé');
    await done(m.as('np', 'DELETE', m.path(deleted)));

    const hidden = await old('blessant');
    await done(m.as('s_a', 'POST', m.path(hidden, '/reports'), { reason: 'rule', text: canary }));
    const decision = { outcome: 'hidden', rule: 'respect', reason: canary };
    await done(m.as('dr', 'POST', m.path(hidden, '/moderation'), decision));
    await done(m.as('np', 'POST', m.path(hidden, '/moderation/appeal'), { text: canary }));

    const spilled = await old('trop haut');
    const { body: spill } = await m.as<{ id: Id }>('s_a', 'POST', m.path(spilled, '/spill'), {
      text: canary,
    });
    await done(m.as('dr', 'POST', `spills/${spill.id}/opening`, { reason: canary }));
    const { hash } = await m.openCase('dr', spill.id);
    await done(
      m.as('dr', 'POST', `spills/${spill.id}/proposal`, { outcome: 'remove', reason: canary, hash }),
    );
    await done(m.as('officer', 'POST', `spills/${spill.id}/confirmation`, { hash }));

    const root = await old('sujet');
    await done(m.as('np', 'PUT', m.path(root, '/thread'), { title: `Titre ${canary}`, resolved: false }));
    const draft = { body: canary, labelId, quotes: [] };
    await done(m.as('s_a', 'PUT', `${place}/draft?threadId=${root}`, draft));
    const copy = await old('transmis');
    await query(
      `INSERT INTO messaging.forward (message_id, conversation_id, space_id, label_id, source_id, author_id, body, created_at)
       SELECT $1, conversation_id, space_id, label_id, id, author_id, body, created_at FROM messaging.message WHERE id = $2`,
      [copy, root],
    );

    const unsent = newId();
    await query(
      `INSERT INTO messaging.scheduled (id, person_id, conversation_id, space_id, label_id, job_id, body, request, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, '{}', now() - interval '200 days')`,
      [unsent, m.site.account('dr'), m.space.conversationId, m.space.id, m.site.label('NP'), newId(), canary],
    );
    const listId = await plantList(m.site, m.space, 's_ab', 'NP');
    const entryId = await plantEntry(m.site, listId, 's_ab', 'NP', 'SIGLE', '');
    for (const subject of [
      ['reference_entry', entryId],
      ['message', root],
    ]) {
      const comment = newId(new Date(Date.now() - 200 * DAY_MS));
      await query(
        `INSERT INTO discussion.comment (id, subject_type, subject_id, space_id, label_id, author_id, body, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, now() - interval '200 days')`,
        [comment, ...subject, m.space.id, m.site.label('NP'), m.site.account('dr'), canary],
      );
      for (const table of ['comment_revision', 'comment_removed'])
        await query(
          `INSERT INTO discussion.${table} (comment_id, version, space_id, label_id, body, written_at)
           VALUES ($1, 1, $2, $3, $4, now())`,
          [comment, m.space.id, m.site.label('NP'), canary],
        );
    }
    expect(await tablesWith(m.site.admin, [canary])).toEqual(WORDS_LIE_IN);
  };
  beforeEach(async () => {
    canary = `CANARY-${newId()}`;
    ids = [];
    await plant();
  });

  it('no word of what is past its time stands anywhere, and nothing names it', async () => {
    expect(await passOf(sweep)).toBeGreaterThan(ids.length);
    expect(await tablesWith(m.site.admin, [canary])).toEqual([]);
    const naming = await tablesWith(m.site.admin, ids);
    expect(naming.filter((table) => !MAY_NAME.includes(table))).toEqual([]);
    expect(await passOf(sweep)).toBe(0);
  });

  it('every word of a space under a hold stands where it was, and goes after it', async () => {
    const hold = newId();
    await query(
      `INSERT INTO retention.hold (id, object_type, object_id, reason, opened_by) VALUES ($1, 'space', $2, 'x', $3)`,
      [hold, m.space.id, m.site.account('officer')],
    );
    expect(await passOf(sweep)).toBe(0);
    expect(await tablesWith(m.site.admin, [canary])).toEqual(WORDS_LIE_IN);
    await query('UPDATE retention.hold SET released_at = now() WHERE id = $1', [hold]);
    await passOf(sweep);
    expect(await tablesWith(m.site.admin, [canary])).toEqual([]);
  });

  it.each([
    ['comment', ['discussion.comment', 'discussion.comment_removed', 'discussion.comment_revision']],
    ['draft', ['messaging.scheduled']],
    [
      'moderation',
      ['moderation.decision', 'moderation.report', 'moderation.spill', 'moderation.spill_opening'],
    ],
  ])('control: where %s is not registered, its words stay', async (name, tables) => {
    const { rows } = await m.site.admin.query('DELETE FROM retention.content WHERE name = $1 RETURNING *', [
      name,
    ]);
    await passOf(sweep);
    expect(await tablesWith(m.site.admin, [canary])).toEqual(tables);
    const { destroyer } = rows[0] as { destroyer: string };
    await query('INSERT INTO retention.content (name, destroyer) VALUES ($1, $2)', [name, destroyer]);
    await passOf(sweep);
    expect(await tablesWith(m.site.admin, [canary])).toEqual([]);
  });
});

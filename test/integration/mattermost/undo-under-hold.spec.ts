import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { exportText, post } from '../../support/imports/mattermost-file.js';
import { ImportSite } from '../../support/imports/import-site.js';

/** Three messages that no other file of this suite has. */
const file = (first: number): Buffer =>
  Buffer.from(exportText(post(first), post(first + 1, { user: 'parti' }), post(first + 2, { user: 'dr' })));

describe('undoing an import over which a legal hold stands', () => {
  let world: ImportSite;
  let imported: Id;
  let files = 0;
  beforeAll(async () => {
    world = await ImportSite.start();
  }, 60_000);
  beforeEach(async () => {
    await world.site.admin.query('DELETE FROM retention.hold');
    imported = await world.imported(file(10 * (files += 1)));
  }, 30_000);
  afterAll(() => world.stop());

  const hold = (type: 'space' | 'person', of: Id): Promise<unknown> =>
    world.site.admin.query(
      `INSERT INTO retention.hold (id, object_type, object_id, reason, opened_by) VALUES ($1, $2, $3, 'Enquête', $4)`,
      [newId(), type, of, world.site.account('officer')],
    );
  /** @returns how many went and stayed, and why. */
  const undone = async (): Promise<{ removed: number; kept: number; codes: string[] }> => {
    await world.animator.act(imported, 'undo');
    const { counts } = await world.reached(imported, 'undone', 'stopped');
    const report = await world.animator.report(imported);
    const codes = report.filter(({ outcome }) => outcome === 'kept').flatMap((row) => row.codes);
    return { removed: counts.removed, kept: counts.kept, codes: [...new Set(codes)] };
  };
  const standing = (): Promise<number> =>
    world.site.value(
      `SELECT count(*)::int4 AS value FROM messaging.message m JOIN imports.entry e ON e.message_id = m.id WHERE e.run_id = $1`,
      imported,
    );

  it('control: without one, everything goes', async () => {
    expect(await undone()).toEqual({ removed: 3, kept: 0, codes: [] });
    expect(await standing()).toBe(0);
  });

  it('of a person stays what he wrote, and the rest goes', async () => {
    await hold('person', world.site.account('dr'));
    // In whose name the messages of a stranger stand is the importer.
    expect(await undone()).toMatchObject({ removed: 1, kept: 2 });
    expect(await standing()).toBe(2);
  });

  it('of a space everything stays, and the report counts it under a reason that is nobody’s secret', async () => {
    await hold('space', world.space.id);
    const answer = await undone();
    expect(answer).toMatchObject({ removed: 0, kept: 3 });
    expect(answer.codes).toContain('KEPT_BY_SOMEBODY');
    expect(await standing()).toBe(3);
    // The same word as for a bookmark, of which nobody else may know either.
    const text = JSON.stringify(await world.animator.report(imported));
    for (const word of ['hold', 'HELD', 'LAW', 'Enquête']) expect(text).not.toContain(word);
  });

  it('counts what somebody saved under the same reason', async () => {
    await world.site.admin.query(
      `INSERT INTO messaging.saved (id, person_id, message_id, conversation_id, space_id, label_id, saved_at)
       SELECT gen_random_uuid(), $2, m.id, m.conversation_id, m.space_id, m.label_id, now()
       FROM messaging.message m JOIN imports.entry e ON e.message_id = m.id WHERE e.run_id = $1 LIMIT 1`,
      [imported, world.site.account('np')],
    );
    const { kept, codes } = await undone();
    expect({ kept, shared: codes.includes('KEPT_BY_SOMEBODY') }).toEqual({ kept: 1, shared: true });
  });
});

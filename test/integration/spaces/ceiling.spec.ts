import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Space } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(40_000);

describe('the ceiling of a space', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const lower = async (uid: TestUid, space: Space, label: TestLabel) =>
    acts.ask(uid, 'PATCH', `spaces/${space.id}`, { ceilingLabelId: await api.wireId(label) });
  /** Messages that do not fit below the ceiling that their space has now. */
  const above = (space: Space): Promise<number> =>
    site.value(
      `SELECT count(*)::int AS value FROM messaging.message m JOIN spaces.space s ON s.id = m.space_id
       WHERE s.id = $1 AND NOT access.fits_below(m.label_id, s.ceiling_label_id)`,
      space.id,
    );

  it('never goes below what is there, and says the same to who cannot know what is there', async () => {
    const space = (await acts.make('s_a')).body;
    await acts.add('s_a', space.id, [site.account('dr')], { role: 'animator' });
    expect((await lower('s_a', space, 'DR')).status).toBe(200);
    expect((await lower('s_a', space, 'S_A')).status).toBe(200);
    await acts.posted('s_a', space, 'S', 'above DR');
    expect((await lower('s_a', space, 'DR')).body.code).toBe('SPACE_CEILING_REFUSED');
    expect((await lower('s_a', space, 'S')).status).toBe(200);
    // dr works below the ceiling: whatever lies in the space, he hears the same.
    expect((await lower('dr', space, 'DR')).body.code).toBe('SPACE_CEILING_REFUSED');
    const empty = (await acts.make('s_a')).body;
    await acts.add('s_a', empty.id, [site.account('dr')], { role: 'animator' });
    expect((await lower('dr', empty, 'DR')).body.code).toBe('SPACE_CEILING_REFUSED');
    expect((await lower('s_a', space, 'S_AB')).body.code).toBe('LABEL_REFUSED');
  });

  it('lies above everything also when it is lowered while people write', async () => {
    let refusedPosts = 0;
    let lowered = 0;
    for (let round = 0; round < 8; round++) {
      const space = (await acts.make('s_a')).body;
      const token = await api.signIn('s_a');
      const posts = Array.from({ length: 4 }, () => acts.posted({ token }, space, 'S', 'race'));
      const [change, ...answers] = await Promise.all([lower('s_a', space, 'DR'), ...posts]);
      expect(await above(space)).toBe(0);
      const written = answers.filter(({ status }) => status === 201).length;
      expect(change.status === 200).toBe(written === 0);
      refusedPosts += answers.length - written;
      lowered += change.status === 200 ? 1 : 0;
    }
    expect(refusedPosts).toBe(lowered * 4);
  });

  describe('one transaction held open', () => {
    /** Writes a message and lowers the ceiling before the message is committed. @returns how many lie above it then. */
    const heldOpen = async (): Promise<number> => {
      const space = (await acts.make('s_a')).body;
      const app = await site.connect('ruche_app');
      await app.query('BEGIN');
      await app.query('SELECT access.enter($1)', [await api.signIn('s_a')]);
      await app.query(
        `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'held', now())`,
        [space.conversationId, space.id, site.label('S'), site.account('s_a')],
      );
      const change = lower('s_a', space, 'DR');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await app.query('COMMIT');
      await change;
      await app.end();
      return above(space);
    };

    it('is waited for', async () => {
      expect(await heldOpen()).toBe(0);
    });

    it('control: without the lock of what is written the ceiling comes to lie below it', async () => {
      await site.admin.query('ALTER TABLE messaging.message DISABLE TRIGGER message_keep');
      expect(await heldOpen()).toBe(1);
      await site.admin.query('ALTER TABLE messaging.message ENABLE TRIGGER message_keep');
    });
  });
});

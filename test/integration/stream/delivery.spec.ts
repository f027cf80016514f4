import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { SpaceReader } from '#spaces';
import { OutboxReader } from '../../../apps/api/src/stream/outbox-reader.js';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('delivery over streams', () => {
  let site: TestSite;
  let api: TestApi;
  let origin: string;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    origin = await api.app.getUrl();
    space = await site.addSpace({ members: ['np', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const open = async (token: string, lastEventId?: string) =>
    (await EventReader.open(origin, token, lastEventId)).joined();

  it('comes live, in order, to those only who may read', async () => {
    const author = await api.signIn('s_ab');
    const [mine, other, stranger] = [
      await open(author),
      await open(await api.signIn('np')),
      await open(await api.signIn('dr')),
    ];
    const started = performance.now();
    for (let n = 0; n < 20; n++) await api.post(author, space, n % 2 ? 'S_AB' : 'NP', `live-${n}`);
    await mine.until(() => mine.bodies().length === 20);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(mine.bodies()).toEqual(Array.from({ length: 20 }, (_, n) => `live-${n}`));
    expect(other.bodies()).toEqual(Array.from({ length: 10 }, (_, n) => `live-${2 * n}`));
    expect(stranger.events()).toEqual([]);
    for (const reader of [mine, other, stranger]) reader.close();
  });

  it('goes on after a break without loss or repetition', async () => {
    const author = await api.signIn('s_ab');
    const token = await api.signIn('np');
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let round = 0; round < 4; round++) {
      const reader = await open(token, cursor);
      await api.post(author, space, 'NP', `live-${round}`);
      await reader.until(() => reader.bodies().includes(`live-${round}`));
      seen.push(...reader.bodies());
      cursor = reader.lastEventId;
      reader.close();
      for (let n = 0; n < 3; n++) await api.post(author, space, 'NP', `missed-${round}-${n}`);
      await api.post(author, space, 'S_AB', 'hidden');
    }
    const last = await open(token, cursor);
    await last.until(() => last.bodies().length === 3);
    seen.push(...last.bodies());
    last.close();
    const expected = [0, 1, 2, 3].flatMap((round) => [
      `live-${round}`,
      ...[0, 1, 2].map((n) => `missed-${round}-${n}`),
    ]);
    expect(seen).toEqual(expected);
  });

  it('judges what many missed once, and not once for each of them', async () => {
    const author = await api.signIn('s_ab');
    const token = await api.signIn('np');
    const first = await open(token);
    const cursor = first.lastEventId;
    first.close();
    for (let n = 0; n < 10; n++) await api.post(author, space, 'NP', `together-${n}`);
    const judged = jest.spyOn(api.app.get(SpaceReader), 'readers');
    const readers = await Promise.all(
      Array.from({ length: 8 }, () => EventReader.open(origin, token, cursor)),
    );
    const expected = Array.from({ length: 10 }, (_, n) => `together-${n}`);
    for (const reader of readers) {
      await reader.until(() => reader.bodies().length === 10);
      expect(reader.bodies()).toEqual(expected);
      reader.close();
    }
    // They need not all have arrived before the first round; one for each would be eighty.
    expect(judged.mock.calls.length).toBeLessThan(50);
    judged.mockRestore();
  });

  it('has cursors that differ at every frame and belong to one session', async () => {
    const token = await api.signIn('np');
    const reader = await open(token);
    for (let n = 0; n < 3; n++) await api.post(token, space, 'NP', `cursor-${n}`);
    await reader.until(() => reader.bodies().length === 3);
    const cursors = reader.frames.flatMap(({ id }) => id ?? []);
    expect(new Set(cursors).size).toBe(cursors.length);
    expect(new Set(cursors.map((cursor) => cursor.length)).size).toBe(1);
    reader.close();
    const other = await open(await api.signIn('np'), cursors.at(-1));
    expect(other.events().map(({ event }) => event)).toEqual(['resync']);
    other.close();
    const own = await open(token, cursors.at(-1));
    expect(own.events()).toEqual([]);
    own.close();
  });

  describe('tells a reader to read again when what he missed is forgotten', () => {
    /** Somebody who has left, and three messages since; whoever else reads them has left as well. */
    const gone = async () => {
      const token = await api.signIn('np');
      const reader = await open(token);
      await api.post(token, space, 'NP', 'seen');
      await reader.until(() => reader.bodies().length === 1);
      const cursor = reader.lastEventId;
      reader.close();
      for (let n = 0; n < 3; n++) await api.post(token, space, 'NP', `soon forgotten ${n}`);
      const watcher = await open(token, cursor);
      await watcher.until(() => watcher.bodies().length === 3);
      watcher.close();
      return { token, cursor };
    };
    const comesBack = async ({ token, cursor }: Awaited<ReturnType<typeof gone>>) => {
      const late = await open(token, cursor);
      late.close();
      return late.events().map(({ event }) => event);
    };

    it.each([
      ['while the relay knows where it is', 0],
      // Two looks without a reader: it asks the outbox where it is, which is empty.
      ['when the relay has stood still meanwhile', 600],
    ])('%s', async (_, waitMs) => {
      const one = await gone();
      await site.admin.query('DELETE FROM events.outbox');
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      expect(await comesBack(one)).toEqual(['resync']);
    });

    it('in the middle of being read', async () => {
      const one = await gone();
      const outbox = api.app.get(OutboxReader);
      const after = outbox.after.bind(outbox);
      const reading = jest.spyOn(outbox, 'after').mockImplementationOnce(async (position) => {
        const first = 'SELECT min(o.position) FROM events.outbox o WHERE o.position > $1';
        await site.admin.query(`DELETE FROM events.outbox WHERE position <= (${first})`, [String(position)]);
        return after(position);
      });
      const events = await comesBack(one);
      reading.mockRestore();
      expect(events).toEqual(['resync']);
    });
  });

  it('skips no transaction that commits late', async () => {
    const token = await api.signIn('np');
    const reader = await open(token);
    const slow = await site.connect('ruche_app');
    await slow.query('BEGIN');
    await slow.query('SELECT access.enter($1)', [token]);
    const id = newId();
    await slow.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       VALUES ($1, $2, $3, $4, $5, 'late', now())`,
      [id, space.conversationId, space.id, site.label('NP'), site.account('np')],
    );
    for (let n = 0; n < 3; n++) await api.post(token, space, 'NP', `quick-${n}`);
    await reader.until(() => reader.bodies().length === 3);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(reader.bodies()).toEqual(['quick-0', 'quick-1', 'quick-2']);
    await slow.query('COMMIT');
    await slow.end();
    await reader.until(() => reader.bodies().length === 4);
    expect(reader.bodies().at(-1)).toBe('late');
    reader.close();
  }, 10_000);

  it('lets one session open twelve streams, however fast it asks', async () => {
    const token = await api.signIn('np');
    const readers = await Promise.all(Array.from({ length: 20 }, () => EventReader.open(origin, token)));
    const statuses = readers.map(({ response }) => response.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(12);
    expect(statuses.filter((status) => status === 429)).toHaveLength(8);
    for (const reader of readers) reader.close();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { tokenHash } from '#auth';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_300));

jest.setTimeout(30_000);

describe('a right that is lost while a stream is open', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  let author: string;
  let reader: EventReader;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    author = await api.signIn('s_ab');
  });
  beforeEach(async () => {
    space = await site.addSpace({ members: ['dr', 's_ab'] });
    token = await api.signIn('dr');
    reader = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    await api.post(author, space, 'DR', 'before');
    await reader.until(() => reader.bodies().length === 1);
    // The first look at a stream only learns its rights.
    await settle();
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const names = (): (string | null)[] => reader.events().map(({ event }) => event);
  const afterLoss = async (sql: string, ...values: unknown[]): Promise<void> => {
    await site.admin.query(sql, values);
    await settle();
    await api.post(author, space, 'DR', 'after');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(reader.bodies()).toEqual(['before']);
  };

  it('membership: nothing more of that space', async () => {
    await afterLoss(
      // Its reason goes with it, or the next change of the person would bring it back.
      `WITH reason AS (DELETE FROM spaces.membership_source WHERE space_id = $1 AND person_id = $2)
       DELETE FROM spaces.membership WHERE space_id = $1 AND person_id = $2`,
      space.id,
      site.account('dr'),
    );
    expect(reader.ended).toBe(false);
    reader.close();
  });

  it('account: the stream ends', async () => {
    await afterLoss(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, site.account('dr'));
    expect(names()).toEqual(['message.created', 'session.ended']);
    expect(reader.ended).toBe(true);
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('dr')]);
  });

  it('session: the stream ends', async () => {
    await afterLoss('UPDATE auth.session SET ended_at = now() WHERE token_hash = $1', tokenHash(token));
    expect(names()).toEqual(['message.created', 'session.ended']);
    expect(reader.ended).toBe(true);
  });

  it('idle time: the stream ends', async () => {
    await afterLoss(
      `UPDATE auth.session SET seen_at = now() - interval '16 minutes' WHERE token_hash = $1`,
      tokenHash(token),
    );
    expect(names()).toEqual(['message.created', 'session.ended']);
  });

  it('clearance: nothing above it, and the reader is told', async () => {
    const session = 'SELECT working_level AS value FROM auth.session WHERE token_hash = $1';
    expect(await site.value(session, tokenHash(token))).toBe('DR');
    await site.admin.query(`UPDATE auth.session SET working_level = 'NP' WHERE token_hash = $1`, [
      tokenHash(token),
    ]);
    await afterLoss('SELECT 1');
    expect(names()).toEqual(['message.created', 'access.changed']);
    await api.post(author, space, 'NP', 'still mine');
    await reader.until(() => reader.bodies().length === 2);
    reader.close();
  });

  it('control: without a loss the next message comes', async () => {
    await settle();
    await api.post(author, space, 'DR', 'after');
    await reader.until(() => reader.bodies().length === 2);
    expect(names()).toEqual(['message.created', 'message.created']);
    reader.close();
  });
});

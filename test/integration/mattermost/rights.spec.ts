import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import type { UnreadTotals } from '#contracts';
import { animatedSpace, ImportSite, tester } from '../../support/imports/import-site.js';
import { exportText, post } from '../../support/imports/mattermost-file.js';
import { until } from '../../support/jobs/job-site.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestSpace } from '../../support/site/test-site.js';

const FILE = Buffer.from(exportText(...Array.from({ length: 4_000 }, (_, n) => post(n))));
const SMALL = Buffer.from(
  exportText(
    post(0, { message: '@dr @all', replies: [{ user: 'dr', message: 'Oui', create_at: post0(1) }] }),
    post(2, { user: 'np', reactions: [{ user: 'np', emoji_name: '+1', create_at: post0(3) }] }),
    { type: 'user', user: { username: 'np', email: 'np@exemple.fr' } },
  ),
);

function post0(minute: number): number {
  return (post(minute) as { post: { create_at: number } }).post.create_at;
}

describe('an import and the rights of people', () => {
  let world: ImportSite;
  beforeAll(async () => {
    world = await ImportSite.start();
  }, 60_000);
  afterAll(() => world.stop());

  const value = <T>(sql: string, ...parameters: unknown[]): Promise<T> =>
    world.site.value(sql, ...parameters);
  const stateOf = (id: Id): Promise<string> =>
    value('SELECT state AS value FROM imports.run WHERE id = $1', id);
  const problemOf = (id: Id): Promise<string> =>
    value('SELECT problem AS value FROM imports.run WHERE id = $1', id);
  const pieces = (id: Id): Promise<number> =>
    value('SELECT count(*)::int4 AS value FROM imports.piece WHERE run_id = $1', id);
  const messages = (space: TestSpace): Promise<number> =>
    value('SELECT count(*)::int4 AS value FROM messaging.message WHERE space_id = $1', space.id);
  const newSpace = (members: ('animator' | 'np' | 'dr')[] = ['animator', 'np', 'dr']): Promise<TestSpace> =>
    animatedSpace(world.site, 'animator', { name: newId(), members });

  /** Checked and mapped, not begun. */
  async function ready(space: TestSpace, file: Buffer, label: TestLabel = 'NP'): Promise<Id> {
    const id = await world.animator.send(space.id, label, file);
    await world.reached(id, 'ready');
    await world.animator.map(id, { channels: [{ channel: 'labo/banc', spaceId: space.id }] });
    return id;
  }

  /** Under way, with some of it written and some of it not. */
  async function halfway(space: TestSpace, label: TestLabel = 'NP'): Promise<Id> {
    const id = await ready(space, FILE, label);
    await world.animator.act(id, 'start');
    await until(async () => (await world.animator.read(id)).counts.imported > 0);
    expect(await stateOf(id)).toBe('running');
    return id;
  }

  const stopped = (id: Id): Promise<unknown> =>
    value(
      `SELECT jsonb_build_array(outcome, reason) AS value FROM audit.audit_event WHERE event = 'import.stopped' AND object_id = $1`,
      id,
    );

  it('stops when its person animates the space no more, and says so', async () => {
    const space = await newSpace();
    const id = await halfway(space);
    const role = (name: string) =>
      world.site.admin.query(
        `UPDATE spaces.membership SET role = $3 WHERE space_id = $1 AND person_id = $2`,
        [space.id, world.site.account('animator'), name],
      );
    await role('member');
    await until(async () => (await stateOf(id)) === 'stopped');
    expect(await problemOf(id)).toBe('RIGHT_LOST');
    expect(await stopped(id)).toEqual(['failure', 'RIGHT_LOST']);
    expect(await pieces(id)).toBe(0);
    const written = await messages(space);
    expect(written).toBeLessThan(4_000);
    expect((await world.animator.ask('GET', `imports/${id}`)).status).toBe(404);
    await role('animator');
    expect(await world.animator.read(id)).toMatchObject({
      problem: 'RIGHT_LOST',
      counts: { imported: written },
      abilities: { undo: true },
    });
  }, 60_000);

  it('stops when its person does not dominate the label any more', async () => {
    const { site } = world;
    const id = await halfway(await newSpace(), 'DR');
    const clearance = await value(
      'SELECT clearance AS value FROM auth.account WHERE id = $1',
      site.account('animator'),
    );
    const put = (given: unknown) =>
      site.admin.query('UPDATE auth.account SET clearance = $2::jsonb WHERE id = $1', [
        site.account('animator'),
        JSON.stringify(given),
      ]);
    await put([{ policy: 'FR', level: 'NP', restrictive: [], permissive: { releasableTo: ['FRA'] } }]);
    await until(async () => (await stateOf(id)) === 'stopped');
    expect(await stopped(id)).toEqual(['failure', 'RIGHT_LOST']);
    await put(clearance);
  }, 60_000);

  it('stops when the account of its person is off, although no job runs for him any more', async () => {
    const { site } = world;
    const id = await halfway(await newSpace());
    const put = (state: string) =>
      site.admin.query('UPDATE auth.account SET state = $2 WHERE id = $1', [site.account('animator'), state]);
    await put('disabled');
    await until(
      async () =>
        (await value(
          'SELECT state AS value FROM auth.job WHERE subject_id = $1 ORDER BY created_at DESC LIMIT 1',
          id,
        )) === 'failed',
    );
    expect(await stateOf(id)).toBe('running');
    const worker = await site.connect('ruche_worker');
    await worker.query('SELECT imports.end_orphans()');
    await worker.end();
    expect([await stateOf(id), await problemOf(id), await pieces(id)]).toEqual(['stopped', 'RIGHT_LOST', 0]);
    await put('active');
  }, 60_000);

  it('is nobody’s word who could not have read it there', async () => {
    const space = await newSpace();
    const id = await ready(space, SMALL, 'DR');
    await world.animator.act(id, 'start');
    await world.reached(id, 'finished');
    expect((await world.animator.report(id)).map(({ line, part, codes }) => [line, part, ...codes])).toEqual([
      [7, 0],
      [7, 1],
      [8, 0, 'AUTHOR_AS_TEXT', 'AUTHOR_NO_READER', 'REACTIONS_LEFT_OUT'],
    ]);
    expect(
      await value(
        `SELECT jsonb_agg(DISTINCT a.uid ORDER BY a.uid) AS value FROM messaging.message m JOIN auth.account a ON a.id = m.author_id WHERE m.space_id = $1`,
        space.id,
      ),
    ).toEqual(['animator', 'dr']);
    expect(
      await value(
        `SELECT count(*)::int4 AS value FROM messaging.thread_follow f WHERE f.space_id = $1 AND f.person_id = $2`,
        space.id,
        world.site.account('np'),
      ),
    ).toBe(0);
  }, 60_000);

  it('makes nothing unread, tells nobody and keeps the time', async () => {
    const space = await newSpace();
    const dr = await tester(world.api, 'dr');
    const totals = async (): Promise<UnreadTotals> => (await dr.ask<UnreadTotals>('GET', 'unread')).body;
    const before = await totals();
    await world.site.addMessage(space, 'np', 'NP', 'written here before');
    const told = await totals();
    const id = await ready(space, SMALL);
    await world.animator.act(id, 'start');
    await world.reached(id, 'finished');
    expect(told).toEqual({ ...before, conversations: before.conversations + 1 });
    expect(await totals()).toEqual(told);
    const { body } = await dr.ask<{ unread: unknown }>('GET', `conversations/${space.conversationId}`);
    expect(body.unread).toEqual({ count: 1, mentions: 0 });
    expect(
      await value('SELECT count(*)::int4 AS value FROM messaging.mention WHERE space_id = $1', space.id),
    ).toBe(0);
    expect(
      await value('SELECT count(*)::int4 AS value FROM events.outbox WHERE space_id = $1', space.id),
    ).toBe(0);
    expect(
      await value(
        `SELECT jsonb_agg(jsonb_build_array(m.created_at, m.imported_by) ORDER BY m.id) AS value FROM messaging.message m WHERE m.space_id = $1 AND m.imported_by IS NOT NULL`,
        space.id,
      ),
    ).toEqual(
      [0, 1, 2].map((minute) => [
        new Date(post0(minute)).toISOString().replace('.000Z', '+00:00'),
        world.site.account('animator'),
      ]),
    );
  }, 60_000);

  it('cancelled in the middle keeps what is written, and can be taken back', async () => {
    const space = await newSpace();
    const id = await halfway(space);
    expect((await world.animator.act(id, 'cancel')).body).toMatchObject({ state: 'cancelled' });
    await until(
      async () =>
        (await value(
          `SELECT count(*)::int4 AS value FROM auth.job WHERE subject_id = $1 AND state IN ('waiting', 'running')`,
          id,
        )) === 0,
    );
    const { counts, abilities } = await world.animator.read(id);
    expect(abilities).toMatchObject({ undo: true, cancel: false });
    expect(counts.imported).toBeLessThan(4_000);
    expect(await messages(space)).toBe(counts.imported);
    expect(await world.animator.report(id)).toHaveLength(counts.imported);
    expect(await pieces(id)).toBe(0);
    await world.animator.act(id, 'undo');
    await world.reached(id, 'undone');
    expect(await messages(space)).toBe(0);
  }, 90_000);

  it('taken back leaves what people did since, and what they wrote', async () => {
    const { animator, api } = world;
    const space = await newSpace();
    const id = await ready(space, Buffer.from(exportText(...Array.from({ length: 8 }, (_, n) => post(n)))));
    await animator.act(id, 'start');
    await world.reached(id, 'finished');
    const made = (await animator.report(id)).map(({ message }) => message?.messageId ?? '');
    const dr = await tester(api, 'dr');
    const here = `conversations/${space.conversationId}/messages`;
    const labelId = await api.wireId('NP');
    const send = (body: object) => dr.ask<{ id: Id }>('POST', here, { body: 'later', labelId, ...body });
    expect((await send({ threadId: made[0] })).status).toBe(201);
    expect((await send({ quotes: [made[1]] })).status).toBe(201);
    expect((await send({})).status).toBe(201);
    expect(
      (await dr.ask('PUT', `conversations/${space.conversationId}/messages/${made[2] ?? ''}/reactions/agree`))
        .status,
    ).toBe(200);
    await animator.act(id, 'undo');
    expect((await world.reached(id, 'undone')).counts).toMatchObject({ imported: 8, removed: 5, kept: 3 });
    expect((await animator.report(id)).map(({ outcome, codes }) => [outcome, ...codes])).toEqual([
      ['kept', 'ANSWERED_SINCE'],
      ['kept', 'ANSWERED_SINCE'],
      ['kept', 'REACTED_SINCE'],
      ...Array.from({ length: 5 }, () => ['removed']),
    ]);
    expect(
      await value(
        `SELECT count(*)::int4 AS value FROM messaging.message WHERE space_id = $1 AND body = 'later'`,
        space.id,
      ),
    ).toBe(3);
  }, 90_000);

  it('goes on past a topic that was deleted here', async () => {
    const space = await newSpace();
    const id = await ready(space, SMALL);
    await world.animator.act(id, 'start');
    await world.reached(id, 'finished');
    const root = (await world.animator.report(id))[0]?.message?.messageId ?? '';
    await world.site.admin.query('DELETE FROM messaging.message WHERE thread_id = $1', [root]);
    await world.site.admin.query(`UPDATE messaging.message SET deleted_at = now(), body = '' WHERE id = $1`, [
      root,
    ]);
    const again = await ready(space, SMALL);
    await world.animator.act(again, 'start');
    expect(await world.reached(again, 'finished', 'stopped')).toMatchObject({
      state: 'finished',
      problem: null,
    });
    expect((await world.animator.report(again)).map(({ outcome, codes }) => [outcome, ...codes])).toEqual([
      ['skipped', 'DUPLICATE'],
      ['skipped', 'ROOT_GONE'],
      ['skipped', 'DUPLICATE'],
    ]);
  }, 60_000);

  it('forgets the file after a week, and the addresses of people', async () => {
    const { site } = world;
    const id = await ready(await newSpace(), SMALL);
    expect(await pieces(id)).toBe(1);
    await site.admin.query(`UPDATE imports.run SET phase_at = now() - interval '8 days' WHERE id = $1`, [id]);
    const worker = await site.connect('ruche_worker');
    await worker.query('SELECT imports.expire()');
    await worker.end();
    expect([await stateOf(id), await pieces(id)]).toEqual(['expired', 0]);
    expect(await value('SELECT count(mail)::int4 AS value FROM imports.author WHERE run_id = $1', id)).toBe(
      0,
    );
  }, 60_000);
});

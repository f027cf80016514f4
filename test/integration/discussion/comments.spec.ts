import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Comment, CommentHistory, CommentPage, Problem } from '#contracts';
import { newId, type Id } from '#kernel';
import { refusalOf } from '../../support/http/audit-log.js';
import { plantComment } from '../../support/site/planted-discussion.js';
import { plantEntry, plantList } from '../../support/site/planted-reference.js';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('comments on reference entries', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let list: Id;
  const tokens = new Map<TestUid, string>();
  const wire = new Map<TestLabel, string>();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 'dr', 's_a', 's_ab'] });
    list = await plantList(site, space, 's_ab', 'NP');
    for (const uid of ['np', 'dr', 's_a', 's_ab', 'foreign'] as const) tokens.set(uid, await api.signIn(uid));
    for (const label of ['NP', 'DR', 'S', 'S_A', 'S_AB'] as const) wire.set(label, await api.wireId(label));
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const as = <T>(uid: TestUid, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
    api.ask<T & Problem>(method, path, { token: tokens.get(uid) ?? '', ...(body !== undefined && { body }) });
  const entry = (label: TestLabel = 'NP') => plantEntry(site, list, 's_ab', label, 'CEM', 'Texte');
  const add = (uid: TestUid, on: Id, body: string, label: TestLabel = 'NP') =>
    as<Comment>(uid, 'POST', `reference-entries/${on}/comments`, { body, labelId: wire.get(label) });
  const listed = async (uid: TestUid, on: Id, query = '') =>
    (await as<CommentPage>(uid, 'GET', `reference-entries/${on}/comments${query}`)).body;

  it('are written by who reads the entry, read newest first, page by page', async () => {
    const on = await entry();
    for (const n of [1, 2, 3]) await add(n === 2 ? 'dr' : 'np', on, `comment ${n}`);
    const first = await listed('s_a', on, '?limit=2');
    const rest = await listed('s_a', on, `?limit=2&before=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map(({ body, author }) => [body, author.displayName])).toEqual([
      ['comment 3', 'Person np'],
      ['comment 2', 'Person dr'],
      ['comment 1', 'Person np'],
    ]);
    expect(rest.next).toBeNull();
    const { items } = await listed('np', on);
    expect(items.map(({ abilities }) => abilities.update)).toEqual([true, false, true]);
  });

  it('are changed by their author alone, keep what they said, and leave a tombstone', async () => {
    const on = await entry();
    const { id } = (await add('np', on, 'first')).body;
    const foreign = await as('dr', 'PATCH', `comments/${id}`, { body: 'not mine', version: 1 });
    expect({ status: foreign.status, code: foreign.body.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(await refusalOf(site, foreign)).toMatchObject({ reason: 'FORBIDDEN', actor: site.account('dr') });
    const edited = await as<Comment>('np', 'PATCH', `comments/${id}`, { body: 'second', version: 1 });
    expect(edited.body).toMatchObject({ body: 'second', version: 2, editedAt: expect.any(String) });
    const stale = await as('np', 'PATCH', `comments/${id}`, { body: 'third', version: 1 });
    expect({ status: stale.status, code: stale.body.code }).toEqual({ status: 409, code: 'COMMENT_CHANGED' });
    const history = await as<CommentHistory>('s_a', 'GET', `comments/${id}/history`);
    expect(history.body.items.map(({ version, body }) => [version, body])).toEqual([[1, 'first']]);

    const gone = await as<Comment>('np', 'DELETE', `comments/${id}`);
    expect(gone.body).toMatchObject({
      body: '',
      deletedAt: expect.any(String),
      abilities: { update: false, delete: false },
    });
    expect((await as<CommentHistory>('s_a', 'GET', `comments/${id}/history`)).body.items).toEqual([]);
    const late = await as('np', 'PATCH', `comments/${id}`, { body: 'late', version: 3 });
    expect({ status: late.status, code: late.body.code }).toEqual({ status: 409, code: 'COMMENT_DELETED' });
  });

  it('cover what they speak of: 409 names the label that would do', async () => {
    const on = await entry('S_A');
    const below = await add('s_ab', on, 'too low', 'DR');
    expect({ status: below.status, code: below.body.code, details: below.body.details }).toEqual({
      status: 409,
      code: 'LABEL_BELOW_SOURCE',
      details: { labelId: wire.get('S_A') },
    });
    expect(await refusalOf(site, below)).toMatchObject({ reason: 'LABEL_BELOW_SOURCE' });
    expect((await add('s_ab', on, 'covers', 'S_AB')).status).toBe(201);
    expect((await add('s_a', on, 'same', 'S_A')).status).toBe(201);
    expect((await listed('s_a', on)).items.map(({ body }) => body)).toEqual(['same']);
    const above = await add('np', await entry(), 'above the author', 'S_A');
    expect({ status: above.status, code: above.body.code }).toEqual({ status: 422, code: 'LABEL_REFUSED' });
  });

  it('are not found with an entry that is hidden or gone, and not added to an archived list', async () => {
    const hidden = await entry('S_AB');
    const inside = await plantComment(site, hidden, 's_ab', 'S_AB', 'secret');
    const gone = await entry();
    const orphan = (await add('np', gone, 'on something')).body.id;
    await as('s_ab', 'DELETE', `reference-entries/${gone}`);
    const archived = await plantList(site, space, 's_ab', 'NP');
    const old = await plantEntry(site, archived, 's_ab', 'NP', 'OLD', 'Texte');
    await site.admin.query('UPDATE reference.list SET archived_at = now() WHERE id = $1', [archived]);
    const random = newId();
    const bodies = new Set<string>();
    for (const answer of [
      await as('np', 'GET', `reference-entries/${hidden}/comments`),
      await as('np', 'GET', `reference-entries/${random}/comments`),
      await add('np', hidden, 'x'),
      await add('np', gone, 'x'),
      await as('np', 'GET', `comments/${inside}/history`),
      await as('np', 'DELETE', `comments/${inside}`),
      await as('np', 'DELETE', `comments/${random}`),
      await as('np', 'PATCH', `comments/${orphan}`, { body: 'x', version: 1 }),
      await as('foreign', 'GET', `reference-entries/${hidden}/comments`),
    ]) {
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
      bodies.add(answer.text.replaceAll(/"(requestId|instance)":"[^"]*"/g, ''));
    }
    expect(bodies.size).toBe(1);
    const late = await add('np', old, 'x');
    expect({ status: late.status, code: late.body.code }).toEqual({
      status: 409,
      code: 'REFERENCE_LIST_ARCHIVED',
    });
  });

  it('do not move for a reader when two hundred hidden ones are added; control: one that is seen moves them', async () => {
    const on = await entry();
    await add('np', on, 'seen');
    const crawl = async (): Promise<string> =>
      JSON.stringify([await listed('np', on), await listed('np', on, '?limit=1')]);
    const before = await crawl();
    for (let n = 0; n < 200; n += 1) await plantComment(site, on, 's_ab', 'S_AB', `hidden ${n}`);
    expect(await crawl()).toBe(before);
    await add('dr', on, 'seen too');
    expect(await crawl()).not.toBe(before);
  });

  it('are deleted once, when an edit and fifty deletions race', async () => {
    const on = await entry();
    const { id } = (await add('np', on, 'first')).body;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0
          ? as<Comment>('np', 'DELETE', `comments/${id}`)
          : as<Comment>('np', 'PATCH', `comments/${id}`, { body: `edit ${n}`, version: 1 }),
      ),
    );
    const removed = answers.filter(({ status }, n) => status === 200 && n % 2 === 0);
    expect(removed).toHaveLength(1);
    expect((await listed('np', on)).items).toMatchObject([{ body: '', deletedAt: expect.any(String) }]);
    const kept = await site.value<number>(
      'SELECT count(*)::int4 AS value FROM discussion.comment_revision WHERE comment_id = $1',
      id,
    );
    expect(kept).toBe(0);
  });
});

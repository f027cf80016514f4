import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReportFile, MessagePage } from '#contracts';
import { newId, type Id } from '#kernel';
import { animatedSpace, ImportSite } from '../../support/imports/import-site.js';
import { exportText, piecesOf, post } from '../../support/imports/mattermost-file.js';
import type { TestSpace } from '../../support/site/test-site.js';

const PADDING = 'x'.repeat(10 * 1_048_576);
const NESTED = 100_000;

/** Lines behind the head of the file, which has six. */
const LINES: readonly [string, string][] = [
  ['a field that nobody knows', JSON.stringify(post(1, { unheard_of: { of: [1] } }))],
  ['ten megabytes', JSON.stringify(post(2, { message: PADDING }))],
  ['brackets in brackets', `${'['.repeat(NESTED)}${']'.repeat(NESTED)}`],
  [
    'brackets in brackets beside a message',
    JSON.stringify(post(3)).replace(
      '"user"',
      `"props":{"a":${'['.repeat(NESTED)}${']'.repeat(NESTED)}},"user"`,
    ),
  ],
  ['NUL', JSON.stringify(post(4, { message: 'a\u0000b' }))],
  ['half a character', JSON.stringify(post(5, { message: 'a' })).replace('"a"', '"a\\ud800"')],
  ['no text', JSON.stringify(post(6, { message: ' ' }))],
  ['a date that cannot be', JSON.stringify(post(7, { create_at: 1e300 }))],
  ['a type that nobody knows', '{"type":"poll","poll":{}}'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['the prototype', '{"type":"post","__proto__":{"post":{}},"post":{"team":"labo"}}'],
  ['somebody twice', JSON.stringify({ type: 'user', user: { username: 'dr', first_name: 'Autre' } })],
  [
    'a name that turns the direction',
    JSON.stringify({ type: 'user', user: { username: 'rlo', nickname: 'a\u202egnp.exe\u0007\u2066' } }),
  ],
  ['what he says', JSON.stringify(post(8, { user: 'rlo', message: 'Oui' }))],
  ['a cut line', JSON.stringify(post(9)).slice(0, 40)],
];

describe('a file that is not as it should be', () => {
  let world: ImportSite;
  beforeAll(async () => {
    world = await ImportSite.start();
  }, 60_000);
  afterAll(() => world.stop());

  const newSpace = (): Promise<TestSpace> =>
    animatedSpace(world.site, 'animator', { name: newId(), members: ['animator', 'dr'] });

  async function written(space: TestSpace, file: Buffer): Promise<Id> {
    const id = await world.animator.send(space.id, 'NP', file);
    expect((await world.reached(id, 'ready', 'stopped')).state).toBe('ready');
    await world.animator.map(id, { channels: [{ channel: 'labo/banc', spaceId: space.id }] });
    await world.animator.act(id, 'start');
    await world.reached(id, 'finished', 'stopped');
    return id;
  }

  it('is told line by line, and the good lines are in', async () => {
    const space = await newSpace();
    const id = await written(space, Buffer.from(exportText(...LINES.map(([, line]) => line))));
    expect((await world.animator.read(id)).problem).toBeNull();
    const named = (line: number): string => LINES[line - 7]?.[0] ?? 'the head';
    const report = await world.animator.report(id);
    expect(report.map(({ line, outcome, codes }) => [named(line), outcome, ...codes])).toEqual([
      ['a field that nobody knows', 'imported'],
      ['ten megabytes', 'refused', 'LINE_TOO_LONG'],
      ['brackets in brackets', 'refused', 'TYPE_UNKNOWN'],
      ['brackets in brackets beside a message', 'imported'],
      ['NUL', 'imported', 'TEXT_CLEANED'],
      ['half a character', 'imported', 'TEXT_CLEANED'],
      ['no text', 'refused', 'TEXT_EMPTY'],
      ['a date that cannot be', 'refused', 'DATE_WRONG'],
      ['a type that nobody knows', 'refused', 'TYPE_UNKNOWN'],
      ['a list', 'refused', 'TYPE_UNKNOWN'],
      ['nothing', 'refused', 'TYPE_UNKNOWN'],
      ['the prototype', 'refused', 'SHAPE_WRONG'],
      ['what he says', 'imported', 'AUTHOR_AS_TEXT'],
      ['a cut line', 'refused', 'JSON_BROKEN'],
    ]);
    const page = await world.animator.ask<MessagePage>(
      'GET',
      `conversations/${space.conversationId}/messages`,
    );
    expect(page.body.items.map(({ body }) => body)).toEqual([
      '**agnp\\.exe**\n\nOui',
      'a\ufffd',
      'a\ufffdb',
      'Message 3',
      'Message 1',
    ]);
    const users = await world.animator.ask<{ items: { username: string; displayName: string }[] }>(
      'GET',
      `imports/${id}/users`,
    );
    expect(users.body.items.map(({ username, displayName }) => [username, displayName])).toEqual([
      ['dr', 'Denise Roy'],
      ['parti', 'Paul Arti'],
      ['rlo', 'agnp.exe'],
    ]);
  }, 90_000);

  it.each([
    ['another version', `${JSON.stringify({ type: 'version', version: 2 })}\n`],
    ['no version first', `${JSON.stringify(post(1))}\n${JSON.stringify({ type: 'version', version: 1 })}`],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5_000, 0x9d)])],
    ['nothing but blank lines', '\n\n\n'],
    ['a binary without an end of line', Buffer.alloc(3 * 1_048_576, 0xfe)],
  ])(
    'stops with %s and forgets it',
    async (_, file) => {
      const { id: spaceId } = await newSpace();
      const id = await world.animator.send(spaceId, 'NP', Buffer.from(file));
      expect(await world.reached(id, 'ready', 'stopped')).toMatchObject({
        state: 'stopped',
        problem: 'NOT_MATTERMOST',
        preview: null,
        abilities: { map: false, start: false, undo: false },
      });
      expect(
        await world.site.value('SELECT count(*)::int4 AS value FROM imports.piece WHERE run_id = $1', id),
      ).toBe(0);
    },
    60_000,
  );

  it('that came in part says what is missing, and a piece that comes again takes its place', async () => {
    const { animator } = world;
    const { id: spaceId } = await newSpace();
    const file = Buffer.concat([Buffer.from(exportText(post(1))), Buffer.alloc(2 * 1_048_576, '\n')]);
    const pieces = piecesOf(file);
    const { body } = await animator.begin(spaceId, 'NP', file);
    const upload = async () => (await animator.read(body.id)).upload;
    expect(await upload()).toMatchObject({ pieces: 3, received: 0, missing: [0, 1, 2] });
    await animator.putPiece(body.id, 1, pieces[1]!);
    expect(await upload()).toMatchObject({ received: 1, missing: [0, 2] });
    expect((await animator.act(body.id, 'check')).body).toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    for (const number of [1, 0, 2]) await animator.putPiece(body.id, number, pieces[number]!);
    expect(await upload()).toMatchObject({ received: 3, missing: [] });
    await animator.act(body.id, 'check');
    expect(await world.reached(body.id, 'ready', 'stopped')).toMatchObject({
      problem: null,
      preview: { posts: 1 },
    });
  }, 60_000);

  it('stops when the bytes are not those that were announced', async () => {
    const { animator } = world;
    const { id: spaceId } = await newSpace();
    const file = Buffer.from(exportText(post(1)));
    const { body } = await animator.begin(spaceId, 'NP', file);
    await animator.putPiece(body.id, 0, Buffer.from(file.toString().replace('Message 1', 'Message 2')));
    await animator.act(body.id, 'check');
    expect(await world.reached(body.id, 'ready', 'stopped')).toMatchObject({ problem: 'HASH_DIFFERS' });
  }, 60_000);

  it('of 100,000 bad lines is told to the last', async () => {
    const { animator } = world;
    const BAD = 100_000;
    const bad = (count: number): Buffer =>
      Buffer.from(exportText(...Array.from({ length: count }, (_, n) => `{"type":"post",${n}`)));
    // What the first import of a process costs once is no matter of its length.
    await written(await newSpace(), bad(1_000));
    const space = await newSpace();
    const file = bad(BAD);
    const before = held();
    const id = await written(space, file);
    const grown = (held() - before) / 1_048_576;
    const shown = await animator.read(id);
    expect(shown).toMatchObject({ state: 'finished', counts: { imported: 0, skipped: 0, refused: BAD } });
    expect(shown.preview?.faults).toHaveLength(100);
    let [rows, after] = [0, ''];
    for (;;) {
      const { body } = await animator.ask<ImportReportFile>(
        'GET',
        `imports/${id}/report-file?format=jsonl${after}`,
      );
      rows += body.text.split('\n').length - 1;
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(rows).toBe(BAD);
    // The api, the worker and this test in one process, against a file of 2 MB.
    expect(grown).toBeLessThan(150);
  }, 120_000);
});

/** Memory of this process, in bytes, without what waits to be collected: how much that is depends on how busy the machine is. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().rss;
}

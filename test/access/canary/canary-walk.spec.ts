import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Provider } from '@nestjs/common';
import { DirectoryPort } from '#auth';
import { canaryOf, found, LABELS, plant, secretsFor, type Planted } from '../../support/http/canaries.js';
import { EventReader } from '../../support/http/event-reader.js';
import { startWith, type StartOptions } from '../../support/http/start-with.js';
import { TestDirectory } from '../../support/http/test-directory.js';
import { walk } from '../../support/http/walk.js';
import type { TestApi } from '../../support/site/test-api.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { withoutRowSecurity, withWideScope } from './weakened.js';

const DIRECTORY = [DirectoryPort, { provide: DirectoryPort, useValue: new TestDirectory() }] as const;

jest.setTimeout(120_000);

describe('the canary walk', () => {
  let site: TestSite;
  let api: TestApi;
  let planted: Planted;
  const log: string[] = [];

  beforeAll(async () => {
    site = await TestSite.start();
    planted = await plant(site);
    api = await startWith(site, { logLines: log, replace: new Map([DIRECTORY]) });
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const walkAs = async (app: TestApi, here: Planted, uid: TestUid): Promise<string[]> =>
    walk(app, {
      token: await app.signIn(uid),
      ids: here.spaces.flatMap(({ id, conversationId, listId, entryId }) => [
        id,
        conversationId,
        listId,
        entryId,
      ]),
      labelIds: [...here.wireIds.values()],
    });

  const walks = new Map<TestUid, Promise<string[]>>();
  /** One walk of each person, in the order of the tests; what it met is looked at from several sides. */
  const metBy = (uid: TestUid): Promise<string[]> => {
    const met = walks.get(uid) ?? walkAs(api, planted, uid);
    walks.set(uid, met);
    return met;
  };

  it.each(['np', 'dr', 'foreign'] as const)('%s meets nothing that is hidden on any route', async (uid) => {
    const secrets = await secretsFor(site, planted, uid);
    const texts = await metBy(uid);
    expect(found(secrets.everywhere, texts)).toEqual([]);
    expect(found(secrets.content, log)).toEqual([]);
    expect(texts.length).toBeGreaterThan(200);
  });

  it('meets the canaries of its own labels: the walk does see', async () => {
    const readable = planted.messages.filter(
      ({ label, space }) => label === 'NP' && space.members.includes('np'),
    );
    const texts = await metBy('np');
    expect(
      found(
        readable.map(({ canary }) => canary),
        texts,
      ),
    ).toHaveLength(readable.length);
    expect(readable.length).toBeGreaterThan(0);
  });

  it.each([
    ['np', []],
    ['dr', []],
    ['foreign', ['ALBATROS']],
    ['s_ab', ['ALBATROS', 'BOREAL']],
  ] as const)('%s meets the names of no compartments but his own', async (uid, own) => {
    // What is answered to a request is its own echo at most: the walk itself names ALBATROS in what it composes.
    expect(found(['ALBATROS', 'BOREAL'], await metBy(uid))).toEqual(own);
  });

  it('meets what its writer has not sent, with him alone: the walk does see that too', async () => {
    const unsent = planted.own.map(({ canary }) => canary);
    expect(found(unsent, await metBy('s_ab')).length).toBeGreaterThan(0);
    expect(found(unsent, await metBy('np'))).toEqual([]);
  });

  it('brings nothing hidden over the stream', async () => {
    const readers = ['np', 'dr', 'foreign', 's_ab'] as const;
    const origin = await api.app.getUrl();
    const streams = new Map<TestUid, EventReader>();
    for (const uid of readers)
      streams.set(uid, await (await EventReader.open(origin, await api.signIn(uid))).joined());
    const author = await api.signIn('s_ab');
    const live: Planted = { ...planted, messages: [] };
    for (const space of planted.spaces)
      for (const label of LABELS) {
        const canary = canaryOf(label);
        const posted = await api.post(author, space, label, canary);
        if (posted.status === 201) live.messages.push({ id: posted.body.id, space, label, canary });
      }
    expect(live.messages.length).toBeGreaterThan(30);
    await streams.get('s_ab')?.until(() => streams.get('s_ab')?.bodies().length === live.messages.length);
    for (const uid of readers) {
      const stream = streams.get(uid)!;
      const { everywhere } = await secretsFor(site, live, uid);
      expect({ uid, met: found(everywhere, [stream.text]) }).toEqual({ uid, met: [] });
      const seen = live.messages
        .filter(({ canary }) => !everywhere.includes(canary))
        .map(({ canary }) => canary);
      expect({ uid, seen: stream.bodies() }).toEqual({ uid, seen });
      stream.close();
    }
  });

  describe('enforced twice', () => {
    const metInCopy = async (
      weaken: (copy: TestSite) => Promise<void>,
      start: StartOptions,
    ): Promise<string[]> => {
      const copy = await TestSite.in(site.cluster);
      const here = await plant(copy);
      await weaken(copy);
      const app = await startWith(copy, {
        ...start,
        replace: new Map<unknown, Provider>([DIRECTORY, ...(start.replace ?? [])]),
      });
      const texts = await walkAs(app, here, 'np');
      const { content } = await secretsFor(copy, here, 'np');
      await app.stop();
      await copy.admin.end();
      return found(content, texts);
    };
    const untouched = (): Promise<void> => Promise.resolve();

    it('without row-level security the application alone holds', async () => {
      expect(await metInCopy(withoutRowSecurity, {})).toEqual([]);
    });

    it('with an application that allows everything the database alone holds', async () => {
      expect(await metInCopy(untouched, { replace: withWideScope() })).toEqual([]);
    });

    it('control: with both taken away the walk meets canaries', async () => {
      expect((await metInCopy(withoutRowSecurity, { replace: withWideScope() })).length).toBeGreaterThan(5);
    });
  });
});

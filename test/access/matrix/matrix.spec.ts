import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DirectoryPort } from '#auth';
import { newId } from '#kernel';
import { refusalOf } from '../../support/http/audit-log.js';
import { EventReader } from '../../support/http/event-reader.js';
import { RouteList, type ListedRoute } from '../../support/http/route-list.js';
import { startWith } from '../../support/http/start-with.js';
import { TestDirectory } from '../../support/http/test-directory.js';
import { animatedBySAb, spaceBodies } from '../../support/spaces/matrix-spaces.js';
import type { TestApi } from '../../support/site/test-api.js';
import { POLICY_FILE, TestSite, type TestSpace } from '../../support/site/test-site.js';
import { MODERATION_BODIES } from './moderation-rows.js';
import { discussionBodies } from './discussion-rows.js';
import { CALLERS, MATRIX, type Caller, type Row, type Target } from './matrix-table.js';
import { readingBodies } from './reading-rows.js';
import { RETENTION_BODIES } from './retention-rows.js';
import { RowObjects } from './row-objects.js';

/** Fastify adds HEAD to each GET: the same handler behind the same guards. */
const withoutRow = (routes: readonly ListedRoute[], rows: readonly Row[]): string[] =>
  routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`)
    .filter((route) => !rows.some((row) => row.route === route));

jest.setTimeout(30_000);

describe('who may do what', () => {
  let site: TestSite;
  let api: TestApi;
  let origin: string;
  const nowhere: TestSpace = { id: newId(), conversationId: newId() };
  const spaces: Record<Target, TestSpace> = {
    none: nowhere,
    shared: nowhere,
    own: nowhere,
    hidden: nowhere,
    absent: nowhere,
    archived: nowhere,
  };
  let bodies: Record<string, unknown>;
  let objects: RowObjects;

  beforeAll(async () => {
    site = await TestSite.start();
    const directory = { provide: DirectoryPort, useValue: new TestDirectory() };
    const signIn = { firstDelaySeconds: 1, longestDelaySeconds: 60, failuresPerSourcePerMinute: 1_000 };
    api = await startWith(site, { replace: new Map([[DirectoryPort, directory]]), settings: { signIn } });
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    origin = await api.app.getUrl();
    const everyMember = ['np', 'dr', 's_a', 's_ab', 'foreign'] as const;
    spaces.shared = await site.addSpace({ members: everyMember });
    spaces.own = await site.addSpace({ members: ['s_ab'], entry: 'S_AB' });
    spaces.archived = await site.addSpace({ members: ['s_ab'], entry: 'S_AB' });
    await animatedBySAb(api, [spaces.shared, spaces.own, spaces.archived]);
    spaces.hidden = await site.addSpace({ visibility: 'hidden' });
    objects = await RowObjects.plant(site, spaces);
    bodies = {
      ...(await spaceBodies(api)),
      ...readingBodies(site, spaces),
      ...RETENTION_BODIES,
      scheduled: {
        body: 'text',
        labelId: await api.wireId('NP'),
        sendAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
      'scheduled change': { body: 'other text' },
      message: { body: 'text', labelId: await api.wireId('NP') },
      label: { policy: 'FR', level: 'S', restrictive: ['ALBATROS'] },
      edit: { body: 'other text', version: 1 },
      title: { title: 'Sujet', resolved: false },
      'read to': { messageId: newId() },
      draft: { body: 'half a text', labelId: null },
      talk: { members: [site.account('animator')] },
      policy: parse(readFileSync(POLICY_FILE, 'utf8')),
      hash: { hash: '0'.repeat(64) },
      'run decision': { decision: 'accept', hash: '0'.repeat(64) },
      'wrong step-up': { password: 'wrong' },
      profile: { about: 'Essais' },
      correspondent: { personId: site.account('animator'), scope: 'unit', subject: 'Essais' },
      list: { spaceId: spaces.shared.id, kind: 'other', name: 'Liste', labelId: await api.wireId('NP') },
      'list change': { name: 'Autre liste' },
      entry: { term: 'CEM', labelId: await api.wireId('NP') },
      'entry change': { version: 1, definition: 'Autre texte' },
      revert: { version: 1, to: 1 },
      terms: { terms: ['CEM'] },
      import: {
        format: 'mattermost',
        fileName: 'export.jsonl',
        sizeBytes: 4,
        digest: '0'.repeat(64),
        labelId: await api.wireId('NP'),
      },
      'import mapping': { users: [], channels: [] },
      ...(await discussionBodies(api)),
      ...MODERATION_BODIES,
    };
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('has a row for every route of the router, and a route for every row', () => {
    const { routes } = api.app.get(RouteList);
    expect(withoutRow(routes, MATRIX)).toEqual([]);
    const listed = new Set(routes.map(({ method, url }) => `${method} ${url}`));
    expect(MATRIX.filter(({ route }) => !listed.has(route))).toEqual([]);
  });

  it('control: a route without a row is found', () => {
    const { routes } = api.app.get(RouteList);
    expect(withoutRow([...routes, { method: 'POST', url: '/api/v1/back-door' }], MATRIX)).toEqual([
      'POST /api/v1/back-door',
    ]);
  });

  it.each(MATRIX.map((row) => [row.route, row.target, row] as const))(
    '%s on %s',
    async (_route, _target, row) => {
      for (const caller of CALLERS) await checkCell(row, caller);
    },
  );

  async function checkCell(row: Row, caller: Caller): Promise<void> {
    const expected = row.expected[caller];
    const [status, code] = typeof expected === 'number' ? [expected, null] : expected;
    const token = caller === 'nobody' ? undefined : await api.signIn(caller);
    if (row.route.endsWith('/stream') && status === 200 && token) return opensStream(token);
    const [method, path] = row.route.split(' ') as ['GET', string];
    const wrong = { username: `x${newId()}`, password: 'wrong', acceptBanner: true };
    const named = row.body && (row.body === 'wrong password' ? wrong : bodies[row.body]);
    const body = typeof named === 'function' ? await (named as (of: Row) => Promise<unknown>)(row) : named;
    const address =
      (await objects.addressOf(row)) ??
      path
        .replace(':messageId', await messageIn(row))
        .replace(':reaction', 'thanks')
        .replace(/:(?:requestId|personId|groupId)/, newId())
        .replace(
          ':id',
          path.includes('/spaces/') ? spaces[row.target].id : spaces[row.target].conversationId,
        );
    const answer = await api.ask(method, `${address}${row.query ?? ''}`, {
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body }),
    });
    const cell = { caller, route: row.route, target: row.target };
    expect({ ...cell, status: answer.status, code: code && answer.body.code }).toEqual({
      ...cell,
      status,
      code,
    });
    if (code === null) return;
    const signIn = code === 'SIGN_IN_FAILED';
    expect({ ...cell, record: await refusalOf(site, answer) }).toEqual({
      ...cell,
      record: {
        event: signIn ? 'session.refused' : 'request.refused',
        actor: caller === 'nobody' || signIn ? null : site.account(caller),
        reason: code,
        decision: 'deny',
        outcome: 'failure',
      },
    });
  }

  /** A fresh message of s_ab for each cell: what one caller changed is not what the next one meets. */
  async function messageIn({ route, target }: Row): Promise<string> {
    if (!route.includes(':messageId') || target === 'absent') return newId();
    return site.addMessage(spaces[target], 's_ab', target === 'own' ? 'S_AB' : 'NP', 'text');
  }

  async function opensStream(token: string): Promise<void> {
    const reader = await EventReader.open(origin, token);
    expect(reader.response.status).toBe(200);
    await reader.joined();
    reader.close();
  }
});

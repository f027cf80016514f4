import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { refusalOf } from '../../support/http/audit-log.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const FOREIGN: readonly (readonly [string, Record<string, string>, string])[] = [
  ['without the header', { 'x-ruche-request': '' }, 'REQUEST_HEADER_MISSING'],
  ['with another value of the header', { 'x-ruche-request': 'true' }, 'REQUEST_HEADER_MISSING'],
  ['from another origin', { origin: 'http://evil.example' }, 'ORIGIN_REFUSED'],
  ['from an opaque origin', { origin: 'null' }, 'ORIGIN_REFUSED'],
  ['from the same host at another port', { origin: 'http://127.0.0.1:3001' }, 'ORIGIN_REFUSED'],
  ['from our origin over another protocol', { origin: 'https://127.0.0.1:3000' }, 'ORIGIN_REFUSED'],
  ['across sites', { 'sec-fetch-site': 'cross-site' }, 'ORIGIN_REFUSED'],
  ['from a sibling of our site', { 'sec-fetch-site': 'same-site' }, 'ORIGIN_REFUSED'],
  ['typed by hand', { 'sec-fetch-site': 'none' }, 'ORIGIN_REFUSED'],
];

jest.setTimeout(30_000);

describe('a change of state', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np'] });
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const messages = (): Promise<string> => site.value('SELECT count(*) AS value FROM messaging.message');
  const post = async (headers: Record<string, string>) =>
    api.ask('POST', `conversations/${space.conversationId}/messages`, {
      token,
      headers,
      body: { body: 'text', labelId: await api.wireId('NP') },
    });

  it.each(FOREIGN)('%s is refused and recorded', async (_name, headers, code) => {
    const before = await messages();
    const answer = await post(headers);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code });
    expect(await refusalOf(site, answer)).toMatchObject({ event: 'request.refused', reason: code });
    expect(await messages()).toBe(before);
  });

  it('ends no session from elsewhere', async () => {
    const answer = await api.ask('DELETE', 'session', { token, headers: { origin: 'http://evil.example' } });
    expect(answer.status).toBe(403);
    expect((await api.ask('GET', 'session', { token })).status).toBe(200);
  });

  it.each([
    ['a program', {}],
    ['our own page', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }],
  ])('control: from %s it is accepted', async (_name, headers: Record<string, string>) => {
    expect((await post(headers)).status).toBe(201);
  });

  it('does not happen by reading: HEAD and OPTIONS leave everything as it is', async () => {
    const state = (): Promise<string> =>
      site.value(`SELECT concat_ws(',', (SELECT count(*) FROM messaging.message), (SELECT count(*) FROM auth.session),
        (SELECT count(*) FROM auth.session WHERE ended_at IS NOT NULL), (SELECT count(*) FROM access.label)) AS value`);
    const before = await state();
    const paths = [
      'session',
      'labels',
      'conversations',
      `conversations/${space.conversationId}/messages`,
      'stream',
    ];
    for (const path of paths)
      for (const method of ['HEAD', 'OPTIONS'] as const) {
        const answer = await api.ask(method, path, { token });
        expect({ path, method, text: answer.text }).toEqual({
          path,
          method,
          text: method === 'HEAD' ? '' : answer.text,
        });
        expect([200, 404]).toContain(answer.status);
      }
    expect((await api.ask('HEAD', 'stream', { token })).status).toBe(404);
    expect(await state()).toBe(before);
  });
});

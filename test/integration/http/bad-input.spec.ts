import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CODES, type Problem } from '#contracts';
import { newId } from '#kernel';
import { startWith } from '../../support/http/start-with.js';
import type { AskOptions, TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { BAD_REQUESTS, type BadRequest } from './bad-requests.js';

const INSIDES = /select |insert |queryfailed|syntax error|pg_|\.[jt]s:\d|node_modules|FST_|stack/i;

jest.setTimeout(30_000);

describe('bad input', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  let labelId: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site);
    space = await site.addSpace({ members: ['s_ab'] });
    token = await api.signIn('s_ab');
    labelId = await api.wireId('NP');
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const counts = (): Promise<string> =>
    site.value(`SELECT concat_ws(',', (SELECT count(*) FROM messaging.message), (SELECT count(*) FROM access.label),
      (SELECT count(*) FROM auth.session), (SELECT count(*) FROM events.outbox)) AS value`);

  it.each(BAD_REQUESTS.map((request) => [request.name, request] as const))(
    '%s',
    async (_name, request: BadRequest) => {
      const before = await counts();
      const options: AskOptions = { token, ...request.options?.({ labelId }) };
      const path = request.path.replace(':conversation', space.conversationId);
      const answer = await api.ask(request.method, path, options);
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: request.status,
        code: expect.stringMatching(new RegExp(`^(${CODES.join('|')})$`)),
      });
      expect(String(answer.headers['content-type'])).toContain('application/problem+json');
      expect(answer.text).not.toMatch(INSIDES);
      expect(await counts()).toBe(before);
    },
  );

  it('leaves no transaction open', async () => {
    const idle = await site.value<string>(
      `SELECT count(*) AS value FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = $1`,
      site.database,
    );
    expect(idle).toBe('0');
  });

  it.each(['GET', 'POST'] as const)('control: the same route takes a right %s', async (method) => {
    const before = await counts();
    const path = `conversations/${space.conversationId}/messages`;
    const options = method === 'POST' ? { token, body: { body: 'right', labelId } } : { token };
    expect((await api.ask(method, path, options)).status).toBe(method === 'POST' ? 201 : 200);
    expect((await counts()) === before).toBe(method === 'GET');
  });

  it('takes a body of exactly the greatest length', async () => {
    const body = { body: 'x'.repeat(20_000), labelId };
    const answer = await api.ask('POST', `conversations/${space.conversationId}/messages`, { token, body });
    expect(answer.status).toBe(201);
  });

  describe('what is not HTTP', () => {
    const speak = async (text: string): Promise<{ head: string; problem: Problem }> => {
      const socket = connect(Number(new URL(await api.app.getUrl()).port), '127.0.0.1');
      socket.end(text);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      return { head, problem: JSON.parse(body) as Problem };
    };

    it.each([
      [
        'a head that is too large',
        `GET /healthz HTTP/1.1\r\nHost: a\r\nCookie: ruche=${'x'.repeat(40_000)}\r\n\r\n`,
        431,
      ],
      ['noise', 'WHAT IS THIS\r\n\r\n', 400],
      ['two lengths', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
      [
        'a length and chunks',
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
    ])('%s is answered as a problem, and the connection closed', async (_name, text, status) => {
      const { head, problem } = await speak(text);
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head.toLowerCase()).toContain('connection: close');
      expect(problem).toMatchObject({ status, code: 'REQUEST_INVALID' });
    });
  });

  it('takes a broken cursor of the stream for an unknown one', async () => {
    for (const cursor of ['', 'x', newId(), 'A'.repeat(48), '%00', '-1'])
      await startsWithResync(await api.app.getUrl(), token, cursor);
  });
});

async function startsWithResync(origin: string, token: string, cursor: string): Promise<void> {
  const abort = new AbortController();
  const response = await fetch(`${origin}/api/v1/stream`, {
    headers: { cookie: `ruche=${token}`, 'last-event-id': cursor },
    signal: abort.signal,
  });
  expect(response.status).toBe(200);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array);
    if (/^id: /m.test(text)) break;
  }
  abort.abort();
  expect(text).toContain('event: resync');
}

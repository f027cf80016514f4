import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PolicyStore } from '#access';
import { EventReader } from '../../support/http/event-reader.js';
import { startWith } from '../../support/http/start-with.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

const ALWAYS: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'.*object-src 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/i,
  'cache-control': /^no-store$/,
  'x-request-id': /^[0-9a-f-]{36}$/,
};

const lacking = (headers: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(ALWAYS)
    .filter(([name, wanted]) => !wanted.test([headers[name]].join()))
    .map(([name]) => name);

jest.setTimeout(30_000);

describe('security headers', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    const webRoot = join(site.cluster.folder, 'web');
    mkdirSync(join(webRoot, 'assets'), { recursive: true });
    writeFileSync(join(webRoot, 'index.html'), '<script nonce="__CSP_NONCE__"></script>');
    writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), 'export {};');
    api = await startWith(site, { webRoot });
    token = await api.signIn('np');
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it.each([
    ['an answer', 'GET', 'session', 200],
    ['a refusal', 'GET', 'conversations/x', 422],
    ['an unknown address', 'GET', '/api/nowhere', 404],
    ['an address that cannot be decoded', 'GET', '/api/v1/%zz', 404],
    ['a foreign origin', 'DELETE', 'session', 403],
    ['a page', 'GET', '/anywhere', 200],
    ['a probe', 'GET', '/healthz', 200],
  ] as const)('stand on %s', async (_name, method, path, status) => {
    const headers: Record<string, string> = method === 'DELETE' ? { origin: 'http://evil.example' } : {};
    const answer = await api.ask(method, path, { token, headers });
    expect(answer.status).toBe(status);
    expect(lacking(answer.headers)).toEqual([]);
    expect(answer.text).not.toContain('unsafe');
  });

  it('stand on an open stream', async () => {
    const reader = await EventReader.open(await api.app.getUrl(), token);
    expect(lacking(Object.fromEntries(reader.response.headers))).toEqual([]);
    reader.close();
  });

  it('control: a missing header is noticed', () => {
    expect(lacking({ 'x-frame-options': 'DENY' })).toHaveLength(Object.keys(ALWAYS).length - 1);
  });

  it('give each page a nonce of its own, and forbid inline code', async () => {
    const [one, two] = [await api.ask('GET', '/'), await api.ask('GET', '/')];
    const nonceOf = (text: string) => /nonce="([^"]+)"/.exec(text)?.[1];
    expect(nonceOf(one.text)).not.toBe(nonceOf(two.text));
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`'nonce-${nonceOf(one.text) ?? ''}'`);
    expect(policy).not.toMatch(/unsafe-|\*/);
  });

  it('let assets be kept, but nothing else, and serve nothing beside them', async () => {
    const asset = await api.ask('GET', '/assets/main-1a2b.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2findex.html'])
      expect((await api.ask('GET', path)).text).not.toContain('__CSP_NONCE__');
  });

  it('stand on a fault, of which nothing is said', async () => {
    const broken = { provide: PolicyStore, useValue: new Proxy({}, { get: fault }) };
    const sick = await startWith(site, { replace: new Map([[PolicyStore, broken]]) });
    const answer = await sick.ask('GET', 'site');
    await sick.stop();
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'INTERNAL',
      requestId: answer.headers['x-request-id'],
    });
    expect(lacking(answer.headers)).toEqual([]);
  });
});

/** Every method fails with words that must not get out. */
function fault(_target: object, name: string | symbol): unknown {
  if (name === 'then' || typeof name === 'symbol' || name.startsWith('on')) return undefined;
  return () => {
    throw new Error('password=hunter2 at /srv/ruche');
  };
}

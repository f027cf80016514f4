import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DirectoryPort, tokenHash } from '#auth';
import type { Session } from '#contracts';
import { auditRecords, refusalOf } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import { without } from '../../support/http/without.js';
import type { Answer, TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE } from '../../support/site/test-people.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('signing in', () => {
  let site: TestSite;
  let api: TestApi;
  let directory: TestDirectory;

  beforeAll(async () => {
    site = await TestSite.start();
  });
  beforeEach(async () => {
    directory = new TestDirectory();
    const port = { provide: DirectoryPort, useValue: directory };
    api = await startWith(site, { replace: new Map([[DirectoryPort, port]]) });
  });
  afterEach(async () => {
    await api.stop();
  });
  afterAll(async () => {
    await site.stop();
  });

  const signIn = (username: string, more: object = {}): Promise<Answer<Session & { code?: string }>> =>
    api.ask('POST', 'session', { body: { username, password: TEST_PASSWORD, acceptBanner: true, ...more } });
  const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']);
  const tokenOf = (answer: Answer): string => /^[^=]+=([^;]+)/.exec(cookieOf(answer))?.[1] ?? '';
  const sessions = (): Promise<string> => site.value('SELECT count(*) AS value FROM auth.session');

  it('opens a session, and keeps of its token only the digest', async () => {
    const answer = await signIn('np');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ siteRole: 'member', workingLevel: { id: 'NP' }, lastSignIn: null });
    const token = tokenOf(answer);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const stored = await site.value<Buffer>(
      'SELECT token_hash AS value FROM auth.session WHERE id = $1',
      answer.body.id,
    );
    expect(stored).toEqual(tokenHash(token));
    const row = await site.value<string>(
      'SELECT s::text AS value FROM auth.session s WHERE id = $1',
      answer.body.id,
    );
    expect(row).not.toContain(token);
    expect(answer.text).not.toContain(token);
    expect((await auditRecords(site, { objectId: answer.body.id }))[0]).toMatchObject({
      event: 'session.opened',
    });
  });

  it('gives a new token each time, and tells of the sign-in before', async () => {
    const [one, two] = [await signIn('dr'), await signIn('dr')];
    expect(tokenOf(one)).not.toBe(tokenOf(two));
    expect(two.body.lastSignIn).toEqual({ at: expect.any(String), sourceAddress: '127.0.0.1' });
    const again = await api.ask<Session>('GET', 'session', { token: tokenOf(two) });
    expect(again.body).toEqual(two.body);
  });

  it('never adopts a token that was brought along', async () => {
    const planted = 'A'.repeat(43);
    const body = { username: 'np', password: TEST_PASSWORD, acceptBanner: true };
    const answer = await api.ask('POST', 'session', { token: planted, body });
    expect(tokenOf(answer)).not.toBe(planted);
    expect((await api.ask('GET', 'session', { token: planted })).status).toBe(401);
  });

  describe('the working level', () => {
    it('is the chosen one', async () => {
      expect((await signIn('s_ab', { workingLevel: 'DR' })).body.workingLevel.id).toBe('DR');
    });

    it.each([
      ['above the clearance', 'np', 'DR'],
      ['above the ceiling of the site', 's_ab', 'TS'],
      ['unknown', 's_ab', 'XX'],
      ['of an inherited name', 's_ab', 'constructor'],
      ['with NUL', 's_ab', 'S\u0000'],
      ['empty', 's_ab', ''],
    ])('%s is refused, recorded, and opens nothing', async (_name, uid, workingLevel) => {
      const before = await sessions();
      const answer = await signIn(uid, { workingLevel });
      expect([answer.status, answer.body.code]).toEqual([422, 'WORKING_LEVEL_REFUSED']);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(await refusalOf(site, answer)).toMatchObject({
        event: 'session.refused',
        reason: 'WORKING_LEVEL_REFUSED',
      });
      expect(await sessions()).toBe(before);
    });

    it('is capped where the clearance is above the ceiling of the site', async () => {
      const clearance = [
        { policy: 'FR', level: 'TS', restrictive: [], permissive: { releasableTo: ['FRA'] } },
      ];
      directory.add({ ...TEST_PEOPLE.np, uid: 'ts' }, { clearance });
      expect((await signIn('ts')).body.workingLevel.id).toBe('S');
    });
  });

  describe('a refusal', () => {
    const shown = ({ status, headers, body }: Answer) => ({
      status,
      problem: without(body as Record<string, unknown>, 'requestId'),
      headers: without(headers, 'x-request-id', 'date', 'content-length'),
    });

    it('is the same for every reason, whatever level is asked for', async () => {
      directory.disable('s_a');
      await signIn('animator');
      const id = await site.value<string>(
        `SELECT id AS value FROM auth.account WHERE uid = 'animator' ORDER BY updated_at DESC LIMIT 1`,
      );
      await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [id]);
      directory.add({ ...TEST_PEOPLE.np, uid: 'no-clearance' }, { clearance: [] });
      directory.add({ ...TEST_PEOPLE.officer, uid: 'two-duties' }, { humanKey: 'human-auditor' });
      for (const workingLevel of [{}, { workingLevel: 'NP' }, { workingLevel: 'TS' }]) {
        const refusals = [
          await signIn('np', { password: 'wrong', ...workingLevel }),
          await signIn('nobody-at-all', workingLevel),
          await signIn('s_a', workingLevel),
          await signIn('animator', workingLevel),
          await signIn('no-clearance', workingLevel),
          await signIn('two-duties', workingLevel),
        ];
        expect(shown(refusals[0]!)).toMatchObject({ status: 401, problem: { code: 'SIGN_IN_FAILED' } });
        for (const refusal of refusals) {
          expect(shown(refusal)).toEqual(shown(refusals[0]!));
          const record = await refusalOf(site, refusal);
          expect(record).toMatchObject({ event: 'session.refused', reason: 'SIGN_IN_FAILED', actor: null });
        }
      }
    });

    it('control: another answer is told apart', async () => {
      const [wrong, level] = [
        await signIn('np', { password: 'wrong' }),
        await signIn('np', { workingLevel: 'S' }),
      ];
      expect(shown(wrong)).not.toEqual(shown(level));
    });

    it('names no password anywhere in the database', async () => {
      const records = await auditRecords(site);
      expect(records.filter(({ text }) => text.includes(TEST_PASSWORD) || text.includes('wrong'))).toEqual(
        [],
      );
    });
  });

  it('says 503 when the directory is away, and leaves running sessions alone', async () => {
    const token = tokenOf(await signIn('np'));
    directory.away = true;
    for (let tries = 0; tries < 6; tries++) {
      const answer = await signIn('np');
      expect([answer.status, answer.body.code]).toEqual([503, 'DIRECTORY_UNAVAILABLE']);
    }
    expect((await api.ask('GET', 'session', { token })).status).toBe(200);
    directory.away = false;
    expect((await signIn('np')).status).toBe(201);
  });

  describe('the cookie', () => {
    it('on plain http is HttpOnly and strict, for this host', async () => {
      const attributes = cookieOf(await signIn('np'))
        .split('; ')
        .slice(1)
        .sort();
      expect(attributes).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    });

    it('behind TLS is bound to this very host', async () => {
      const http = { ...testSettings(site).http, publicOrigin: 'https://ruche.example' };
      const port = { provide: DirectoryPort, useValue: directory };
      const secure = await startWith(site, { settings: { http }, replace: new Map([[DirectoryPort, port]]) });
      const body = { username: 'np', password: TEST_PASSWORD, acceptBanner: true };
      const answer = await secure.ask('POST', 'session', { body });
      const [value = '', ...attributes] = String(answer.headers['set-cookie']).split('; ');
      expect(value).toMatch(/^__Host-ruche=/);
      expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
      expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
      const plain = await secure.ask('GET', 'session', { headers: { cookie: value.replace('__Host-', '') } });
      expect(plain.status).toBe(401);
      expect((await secure.ask('GET', 'session', { headers: { cookie: value } })).status).toBe(200);
      await secure.stop();
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectoryPort } from '#auth';
import { refusalOf } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import type { Answer, TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

describe('the password given again', () => {
  let site: TestSite;
  let api: TestApi;
  const directory = new TestDirectory();

  beforeAll(async () => {
    site = await TestSite.start();
    const port = { provide: DirectoryPort, useValue: directory };
    api = await startWith(site, { replace: new Map([[DirectoryPort, port]]) });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const enter = async (username: string): Promise<string> =>
    tokenOf(
      await api.ask('POST', 'session', { body: { username, password: TEST_PASSWORD, acceptBanner: true } }),
    );
  const tokenOf = ({ headers }: Answer): string =>
    /^[^=]+=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
  const stepUp = (token: string, password = TEST_PASSWORD): Promise<Answer<{ code?: string }>> =>
    api.ask('POST', 'session/step-up', { token, body: { password } });
  const isOpen = async (token: string): Promise<boolean> =>
    (await api.ask('GET', 'session', { token })).status === 200;
  // The directory of the test has ids of its own: signing in made accounts beside those of the site.
  const steppedUpAt = (uid: string): Promise<Date | null> =>
    site.value(
      `SELECT max(s.stepped_up_at) AS value FROM auth.session s JOIN auth.account a ON a.id = s.account_id
       WHERE a.uid = $1`,
      uid,
    );

  it('is noted, and puts a new token in place of the old one', async () => {
    const token = await enter('s_a');
    const answer = await stepUp(token);
    expect(answer.status).toBe(204);
    const fresh = tokenOf(answer);
    expect(fresh).not.toBe(token);
    expect([await isOpen(token), await isOpen(fresh)]).toEqual([false, true]);
    expect(await steppedUpAt('s_a')).toBeInstanceOf(Date);
  });

  it('is refused when it is wrong, the session stays as it was, and the refusal is recorded', async () => {
    const token = await enter('s_ab');
    const answer = await stepUp(token, 'wrong');
    expect({ status: answer.status, code: answer.body.code }).toEqual({
      status: 403,
      code: 'STEP_UP_FAILED',
    });
    const me = await api.ask<{ person: { id: string } }>('GET', 'session', { token });
    expect(await refusalOf(site, answer)).toMatchObject({
      actor: me.body.person.id,
      reason: 'STEP_UP_FAILED',
    });
    expect(await isOpen(token)).toBe(true);
    expect(await steppedUpAt('s_ab')).toBeNull();
  });

  it('is slowed down like a sign-in, and not asked for when the directory is away', async () => {
    const token = await enter('keeper');
    const answers = [];
    for (let guess = 0; guess < 5; guess++) answers.push(await stepUp(token, `guess ${guess}`));
    expect(answers.map(({ body }) => body.code)).toContain('SIGN_IN_THROTTLED');
    const other = await enter('dr');
    directory.away = true;
    const away = await stepUp(other);
    directory.away = false;
    expect({ status: away.status, code: away.body.code }).toEqual({
      status: 503,
      code: 'DIRECTORY_UNAVAILABLE',
    });
    expect((await stepUp(other)).status).toBe(204);
  });
});

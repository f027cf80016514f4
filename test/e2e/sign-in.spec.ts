import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem, Session } from '#contracts';
import { describeInBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';

interface Answer {
  readonly status: number;
  readonly body: Session & Problem;
  readonly cookie: string | null;
}

describeInBrowser('sign-in through a real directory', () => {
  let demo: ServedDemo;

  beforeAll(async () => {
    demo = await serveDemo();
  }, 60_000);
  afterAll(() => demo.stop(), 30_000);

  const ask = async (username: string, password = 'ruche-demo', workingLevel?: string): Promise<Answer> => {
    const answer = await fetch(`${demo.origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ruche-request': '1' },
      body: JSON.stringify({ username, password, acceptBanner: true, ...(workingLevel && { workingLevel }) }),
    });
    return {
      status: answer.status,
      body: (await answer.json()) as Session & Problem,
      cookie: answer.headers.get('set-cookie'),
    };
  };
  const clearanceOf = async (uid: string): Promise<unknown> => {
    const { rows } = await demo.admin.query<{ clearance: unknown }>(
      'SELECT clearance FROM auth.account WHERE uid = $1',
      [uid],
    );
    return rows[0]?.clearance;
  };

  it.each([
    ["o'néill", "O'Néill"],
    ['jean (ext)', 'Jean (EXT)'],
    ['dupont, jean', 'Dupont, Jean'],
  ])('lets %s in with the right groups, however it is spelt', async (uid, spelling) => {
    const before = await clearanceOf(uid);
    expect(before).toEqual([expect.objectContaining({ policy: 'FR', level: expect.any(String) })]);
    // Emptied, so that only what this sign-in reads from the directory can bring it back.
    await demo.admin.query(`UPDATE auth.account SET clearance = '[]' WHERE uid = $1`, [uid]);
    const { status, body } = await ask(spelling);
    expect({ status, role: body.siteRole }).toEqual({ status: 201, role: 'member' });
    expect(await clearanceOf(uid)).toEqual(before);
  });

  it.each(['*', '*)(uid=*', 's_ab)(objectClass=*', 's_ab\\', '(s_ab)', 'decoy', 'ruche', 'l.marchal'])(
    'keeps %j out, and says no more than for a wrong password',
    async (name) => {
      const wrong = await ask('s_ab', 'not the password');
      const { body, cookie } = await ask(name);
      expect(cookie).toBeNull();
      expect({ ...body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
      expect(body.status).toBe(401);
      // The next name starts afresh: a right password forgets the failures.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await ask('s_ab')).status).toBe(201);
    },
    20_000,
  );

  it('refuses names and passwords that nothing could store', async () => {
    expect((await ask('s_ab\u0000')).status).toBe(422);
    expect((await ask('s_ab', '')).status).toBe(422);
  });

  it('opens at the level that was chosen, and refuses one above the clearance', async () => {
    expect((await ask('s_ab', 'ruche-demo', 'DR')).body.workingLevel.id).toBe('DR');
    expect((await ask('dr', 'ruche-demo', 'S')).body.code).toBe('WORKING_LEVEL_REFUSED');
  });

  it('answers 503 while the directory is silent, and running sessions go on', async () => {
    const { cookie } = await ask('s_ab');
    demo.directory.pause();
    try {
      const { status, body } = await ask('s_a');
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'DIRECTORY_UNAVAILABLE' });
      const session = await fetch(`${demo.origin}/api/v1/session`, {
        headers: { cookie: cookie?.split(';')[0] ?? '' },
      });
      expect(session.status).toBe(200);
    } finally {
      demo.directory.resume();
    }
    expect((await ask('s_a')).status).toBe(201);
  }, 30_000);
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Space } from '#contracts';
import { Clock } from '#kernel';
import { startWith } from '../../support/http/start-with.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

const DAY_MS = 86_400_000;
const LAUNCH = {
  cause: 'Pourquoi',
  gains: 'Ce qu’on y gagne',
  efforts: 'Une heure',
  rhythm: 'Par mois',
  successSign: 'Une page citée',
};

/** Moves on when a test says so. */
class MovedClock extends Clock {
  days = 0;

  override now(): Date {
    return new Date(Date.now() + this.days * DAY_MS);
  }
}

jest.setTimeout(30_000);

describe('the launch of a space', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;
  const clock = new MovedClock();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site, { replace: new Map([[Clock, { provide: Clock, useValue: clock }]]) });
    acts = new SpaceActs(api);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('is written down by animators, read by who may enter, and followed up at 30 and 90 days', async () => {
    const space = (await acts.make('s_a', ['NP', 'NP', 'S_A'], { visibility: 'request' })).body;
    const path = `spaces/${space.id}`;
    await acts.add('s_a', space.id, [site.account('dr')]);
    const answer = { day: 30, verdict: 'on_track', note: 'Onze personnes' };
    expect((await acts.ask('s_a', 'POST', `${path}/follow-ups`, answer)).body.code).toBe(
      'SPACE_NOT_LAUNCHED',
    );
    expect((await acts.ask('dr', 'PUT', `${path}/launch`, LAUNCH)).body.code).toBe('FORBIDDEN');
    const launched = await acts.ask<Space>('s_a', 'PUT', `${path}/launch`, LAUNCH);
    expect(launched.body).toMatchObject({
      launch: LAUNCH,
      followUps: [
        { day: 30, due: false, answer: null },
        { day: 90, due: false, answer: null },
      ],
    });
    const home = async (uid: 's_a' | 'dr' | 'np') => (await acts.ask<Space>(uid, 'GET', path)).body;
    expect(await home('dr')).toMatchObject({ launch: LAUNCH, followUps: [] });
    expect(await home('np')).toMatchObject({ launch: null, followUps: [], charter: '' });

    clock.days = 31;
    expect((await home('s_a')).followUps).toMatchObject([{ due: true }, { due: false }]);
    // Writing it anew does not begin the count again.
    await acts.ask('s_a', 'PUT', `${path}/launch`, { ...LAUNCH, rhythm: 'Par semaine' });
    expect((await home('s_a')).followUps).toMatchObject([{ due: true }, { due: false }]);
    const answered = await acts.ask<Space>('s_a', 'POST', `${path}/follow-ups`, answer);
    expect(answered.body.followUps).toMatchObject([
      { due: false, answer: { verdict: 'on_track' } },
      { due: false },
    ]);
    clock.days = 91;
    expect((await home('s_a')).followUps).toMatchObject([{ due: false }, { due: true }]);
    clock.days = 0;
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Space } from '#contracts';
import { newId } from '#kernel';
import { found } from '../support/http/canaries.js';
import { startWith } from '../support/http/start-with.js';
import { walk } from '../support/http/walk.js';
import type { TestApi } from '../support/site/test-api.js';
import { TEST_PEOPLE, type TestUid } from '../support/site/test-people.js';
import { TestSite } from '../support/site/test-site.js';
import { SpaceActs } from '../support/spaces/space-acts.js';

jest.setTimeout(120_000);

interface Stranger {
  readonly id: string;
  readonly secrets: readonly string[];
}

describe('a partner', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;
  let partner: { id: string; token: string };
  let shared: Space;
  const strangers: Stranger[] = [];

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site, {});
    acts = new SpaceActs(api);
    partner = await acts.partner();
    const made = await acts.make('s_a', ['NP', 'NP', 'S_A'], { name: 'Partagé' });
    shared = made.body;
    const endsAt = new Date(Date.now() + 86_400_000).toISOString();
    const invited = await acts.add('s_a', shared.id, [partner.id], {
      partner: { purpose: 'Essais', endsAt },
    });
    expect(invited.status).toBe(204);
    await acts.add('s_a', shared.id, [site.account('dr')]);
    await acts.posted('s_a', shared, 'NP', 'bonjour');
    for (let n = 0; n < 5; n++) strangers.push(await addStranger(n));
    // They meet in a space that is open to the house, and one of them knows a companion.
    const theirs = (await acts.make('s_ab', ['NP', 'NP', 'NP'], { visibility: 'open', name: 'CANARY-space' }))
      .body;
    await acts.add(
      's_ab',
      theirs.id,
      strangers.map(({ id }) => id),
    );
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const addStranger = async (n: number): Promise<Stranger> => {
    const canary = `CANARY-person-${newId()}`;
    const id = await site.addPerson({ ...TEST_PEOPLE.dr, uid: `${canary}-${n}` });
    await site.admin.query(
      `UPDATE people.profile SET unit = $2, title = $2, site = $2, about = $2, mail = $2 WHERE id = $1`,
      [id, canary],
    );
    await site.admin.query('INSERT INTO people.expertise (person_id, tag, label) VALUES ($1, $2, $2)', [
      id,
      canary,
    ]);
    return { id, secrets: [id, canary] };
  };
  const walked = (token: string): Promise<string[]> =>
    walk(api, {
      token,
      // Not the strangers: what the partner sends himself may come back in a refusal.
      ids: [shared.id, shared.conversationId ?? '', partner.id, site.account('s_a')],
      labelIds: [],
    });

  it('meets nobody outside the spaces that he shares, on any route', async () => {
    const secrets = [...strangers.flatMap(({ secrets }) => secrets), 'CANARY-space'];
    const others = [
      site.account('np'),
      site.account('s_ab'),
      site.account('keeper'),
      site.account('officer'),
    ];
    const texts = await walked(partner.token);
    expect(found([...secrets, ...others], texts)).toEqual([]);
    expect(texts.length).toBeGreaterThan(200);
    // He does meet those whom he shares a space with.
    expect(found(['Person s_a', 'Person dr'], texts)).toEqual(['Person s_a', 'Person dr']);
  });

  it('finds a stranger no more than somebody who never was', async () => {
    const { id } = strangers[0]!;
    // The walk ended its own session.
    const token = await site.signIn('partner' as TestUid);
    for (const path of ['people/:id', 'people/:id/chart', 'people/:id/photo']) {
      const ask = (who: string) => api.ask('GET', path.replace(':id', who), { token });
      const [stranger, nobody] = [await ask(id), await ask(newId())];
      expect([path, stranger.status, stranger.body.code]).toEqual([path, 404, 'NOT_FOUND']);
      expect(nobody.status).toBe(404);
    }
    const presence = await api.ask<{ items: object[] }>('GET', `people/presence?ids=${id}`, {
      token,
    });
    expect(presence.body.items).toEqual([]);
  });

  it('control: somebody of the house meets them', async () => {
    const texts = await walked(await api.signIn('np'));
    expect(
      found(
        strangers.map(({ id }) => id),
        texts,
      ).length,
    ).toBe(strangers.length);
  });
});

import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { subjectOf } from './ability.js';
import type { AccessPolicy, Entitled } from './access-policy.js';
import { RulesCache } from './rules-cache.js';

const policy: AccessPolicy = ({ labels }, enterable) => [
  {
    action: 'read',
    subject: 'Message',
    conditions: { labelId: { $in: labels }, spaceId: { $memberOf: enterable } },
  },
];
const caller: Entitled = { accountId: newId(), siteRole: 'member', entersImplicitly: true, labels: [1, 2] };
const message = subjectOf('Message', { labelId: 1, spaceId: newId() });

describe('the rules of a caller', () => {
  it('are kept while his rights are the same', () => {
    const cache = new RulesCache([policy]);
    expect(cache.of({ ...caller, labels: [1, 2] })).toBe(cache.of(caller));
  });

  it.each<Partial<Entitled>>([
    { labels: [1] },
    { labels: [2, 1] },
    { labels: [1, 3] },
    { siteRole: 'officer' },
    { entersImplicitly: false },
    { accountId: newId() },
  ])('are made anew with %j', (change) => {
    const cache = new RulesCache([policy]);
    expect(cache.of({ ...caller, ...change })).not.toBe(cache.of(caller));
  });

  it('take the labels of now, whatever was allowed before', () => {
    const cache = new RulesCache([policy]);
    const spaces = new Set([String(message['spaceId'])]);
    const may = (labels: readonly number[]): boolean => {
      const { ability } = cache.of({ ...caller, labels });
      return cache.within(spaces, () => ability.can('read', message));
    };
    expect([may([1]), may([]), may([1])]).toEqual([true, false, true]);
  });

  it('know the spaces of the request that judges, and none outside', () => {
    const cache = new RulesCache([policy]);
    const { ability } = cache.of(caller);
    const may = (): boolean => ability.can('read', message);
    const spaces = new Set([String(message['spaceId'])]);
    expect([cache.within(spaces, may), cache.within(new Set(), may), may()]).toEqual([true, false, false]);
    expect(() =>
      cache.within(spaces, () => {
        throw new Error('while judging');
      }),
    ).toThrow('while judging');
    expect(may()).toBe(false);
  });

  it('are forgotten for who came first when many come', () => {
    const cache = new RulesCache([policy]);
    const first = cache.of(caller);
    for (let n = 0; n < 500; n++) cache.of({ ...caller, accountId: newId() });
    expect(cache.of(caller)).not.toBe(first);
  });
});

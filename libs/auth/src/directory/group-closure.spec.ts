import { describe, expect, it } from '@jest/globals';
import { groupClosure } from './group-closure.js';

describe('groupClosure', () => {
  const asking =
    (parents: Record<string, string[]>) =>
    (dns: readonly string[]): Promise<string[]> =>
      Promise.resolve(dns.flatMap((dn) => parents[dn] ?? []));

  it('follows groups in groups, each once, through a cycle', async () => {
    const parents = { me: ['a', 'b'], a: ['c'], b: ['c'], c: ['a', 'd'] };
    expect([...(await groupClosure(['me'], asking(parents)))].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is empty for somebody in no group', async () => {
    expect((await groupClosure(['me'], asking({}))).size).toBe(0);
  });

  it('asks for at most 50 names at once', async () => {
    const sizes: number[] = [];
    const many = Array.from({ length: 120 }, (_, index) => `g${index}`);
    await groupClosure(['me'], (dns) => {
      sizes.push(dns.length);
      return Promise.resolve(dns[0] === 'me' ? many : []);
    });
    expect(sizes).toEqual([1, 50, 50, 20]);
  });

  it('ends when there is no end', async () => {
    let next = 0;
    const endless = (): Promise<string[]> => Promise.resolve([`g${(next += 1)}`]);
    await expect(groupClosure(['me'], endless)).rejects.toThrow('2000');
  });
});

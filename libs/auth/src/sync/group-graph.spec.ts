import { describe, expect, it } from '@jest/globals';
import { GroupGraph } from './group-graph.js';

const group = (cn: string, ...members: string[]) => ({ dn: `cn=${cn},ou=groups`, members });
const places = (found: ReadonlySet<number>): number[] => [...found].sort((a, b) => a - b);

describe('who is in which group', () => {
  const graph = new GroupGraph([
    group('inner', 'uid=me,ou=people', 'cn=outer,ou=groups'),
    group('middle', 'CN=Inner, OU=groups'),
    group('outer', 'cn=middle,ou=groups', 'not a dn'),
    group('other', 'uid=you,ou=people'),
    group('self', 'cn=self,ou=groups', 'uid=me,ou=people'),
  ]);

  it('goes up through every spelling, and round a cycle once', () => {
    expect(places(graph.holding('UID=me, ou=people'))).toEqual([0, 1, 2, 4]);
    expect(places(graph.holding('uid=you,ou=people'))).toEqual([3]);
  });

  it('gives nothing for strangers and for what is no name', () => {
    expect(places(graph.holding('uid=nobody,ou=people'))).toEqual([]);
    expect(places(graph.holding('not a dn'))).toEqual([]);
  });

  it('counts a primary group and what stands above it', () => {
    expect(places(graph.holding('uid=nobody,ou=people', [1]))).toEqual([0, 1, 2]);
  });

  it('tells which groups stand inside themselves', () => {
    expect(graph.cycles()).toEqual([0, 1, 2, 4]);
  });

  it('takes the parts of a multi-valued name in any order', () => {
    const one = new GroupGraph([group('g', 'cn=Amy Wong+sn=Kroker,ou=people')]);
    expect(places(one.holding('SN=kroker+CN=amy wong,ou=people'))).toEqual([0]);
  });
});

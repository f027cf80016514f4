import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consistencyProof, verifyConsistency } from './consistency.js';
import { EMPTY_ROOT, leafHash } from './hashes.js';
import { inclusionProof, verifyInclusion } from './inclusion.js';
import { rootFromTiles } from './right-edge.js';
import { madeEntries, MemoryLog } from './testing/memory-log.js';
import { naiveConsistency, naivePath } from './testing/naive-tree.js';

const LARGEST = 1300;
const SMALL = 33;
const entries = madeEntries(LARGEST);
let log: MemoryLog;
const roots: Buffer[] = [];

beforeAll(async () => {
  log = await MemoryLog.of(entries);
  for (let size = 0; size <= LARGEST; size++) roots.push(await rootFromTiles(size, log.read));
});

/** A proof changed in one way: a bit, one hash less, one more, two exchanged. */
const changed = (proof: readonly Buffer[], way: number, at: number): Buffer[] | null => {
  const copy = proof.map((hash) => Buffer.from(hash));
  const hash = copy[at % Math.max(1, copy.length)];
  if (way === 0 && hash) hash[at % 32]! ^= 1 << (at % 8);
  else if (way === 1 && hash) copy.splice(at % copy.length, 1);
  else if (way === 2) copy.splice(at % (copy.length + 1), 0, Buffer.alloc(32, at));
  else if (way === 3 && copy.length > 1) copy.reverse();
  else return null;
  return copy;
};

describe('a proof that an entry is in the log', () => {
  it('is that of RFC 6962 and holds, for every leaf of every small tree', async () => {
    for (let size = 1; size <= SMALL; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, log.read);
        expect(proof).toEqual(naivePath(index, entries.slice(0, size)));
        expect(verifyInclusion(index, size, leafHash(entries[index]!), proof, roots[size]!)).toBe(true);
      }
    }
  });

  it('holds in large trees, and for no other leaf, place, size, root or changed proof', async () => {
    const any = fc.record({
      size: fc.integer({ min: 1, max: LARGEST }),
      a: fc.nat(),
      b: fc.nat(),
      way: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ size, a, b, way }) => {
        const index = a % size;
        const leaf = leafHash(entries[index]!);
        const proof = await inclusionProof(index, size, log.read);
        expect(proof).toEqual(naivePath(index, entries.slice(0, size)));
        expect(verifyInclusion(index, size, leaf, proof, roots[size]!)).toBe(true);

        const other = b % size;
        if (other !== index) {
          expect(verifyInclusion(other, size, leaf, proof, roots[size]!)).toBe(false);
          expect(verifyInclusion(index, size, leafHash(entries[other]!), proof, roots[size]!)).toBe(false);
        }
        const otherRoot = roots[b % (LARGEST + 1)]!;
        if (!otherRoot.equals(roots[size]!)) {
          expect(verifyInclusion(index, size, leaf, proof, otherRoot)).toBe(false);
        }
        const wrong = changed(proof, way, b);
        if (wrong) expect(verifyInclusion(index, size, leaf, wrong, roots[size]!)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused, not an error, for numbers that are none', () => {
    const leaf = leafHash(entries[0]!);
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [-1, 1],
      [0.5, 1],
      [NaN, 1],
      [0, Infinity],
    ] as const) {
      expect(verifyInclusion(index, size, leaf, [], leaf)).toBe(false);
    }
    expect(verifyInclusion(0, 1, leaf, [], leaf)).toBe(true);
    expect(verifyInclusion(0, 1, leaf.subarray(1), [], leaf.subarray(1))).toBe(false);
  });

  it('of a large tree is none of a small one with the same hashes', async () => {
    const proof = await inclusionProof(3, 4, log.read);
    const leaf = leafHash(entries[3]!);
    expect(verifyInclusion(3, 4, leaf, proof, roots[4]!)).toBe(true);
    expect(verifyInclusion(1, 2, leaf, proof, roots[4]!)).toBe(false);
    expect(verifyInclusion(0, 1, leaf, proof, roots[4]!)).toBe(false);
  });

  it('is not made for a leaf that is not there', async () => {
    await expect(inclusionProof(5, 5, log.read)).rejects.toMatchObject({ code: 'TREE_RANGE' });
  });
});

describe('a proof that a log continues an older one', () => {
  it('is that of RFC 6962 and holds, for all cuts of all small trees', async () => {
    for (let size = 1; size <= SMALL; size++) {
      for (let old = 1; old <= size; old++) {
        const proof = await consistencyProof(old, size, log.read);
        expect(proof).toEqual(naiveConsistency(old, entries.slice(0, size)));
        expect(verifyConsistency(old, roots[old]!, size, roots[size]!, proof)).toBe(true);
      }
    }
  });

  it('holds in large trees, and for no other root, size or changed proof', async () => {
    const any = fc.record({
      size: fc.integer({ min: 1, max: LARGEST }),
      a: fc.nat(),
      b: fc.nat(),
      way: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ size, a, b, way }) => {
        const old = 1 + (a % size);
        const proof = await consistencyProof(old, size, log.read);
        expect(proof).toEqual(naiveConsistency(old, entries.slice(0, size)));
        expect(verifyConsistency(old, roots[old]!, size, roots[size]!, proof)).toBe(true);

        const other = roots[b % (LARGEST + 1)]!;
        if (!other.equals(roots[old]!)) {
          expect(verifyConsistency(old, other, size, roots[size]!, proof)).toBe(false);
        }
        if (!other.equals(roots[size]!)) {
          expect(verifyConsistency(old, roots[old]!, size, other, proof)).toBe(false);
        }
        const wrong = changed(proof, way, b);
        if (wrong) expect(verifyConsistency(old, roots[old]!, size, roots[size]!, wrong)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('needs no hash from an empty tree, which has one root only', () => {
    expect(verifyConsistency(0, EMPTY_ROOT, 7, roots[7]!, [])).toBe(true);
    expect(verifyConsistency(0, roots[1]!, 7, roots[7]!, [])).toBe(false);
    expect(verifyConsistency(0, EMPTY_ROOT, 7, roots[7]!, [roots[1]!])).toBe(false);
    expect(verifyConsistency(8, roots[8]!, 7, roots[7]!, [])).toBe(false);
  });

  it('of large trees is none of small ones, but for those of the same shape', async () => {
    const proof = await consistencyProof(6, 8, log.read);
    const accepted: number[][] = [];
    for (let size = 0; size <= 9; size++) {
      for (let old = 0; old <= size; old++) {
        if (verifyConsistency(old, roots[6]!, size, roots[8]!, proof)) accepted.push([old, size]);
      }
    }
    const longer = await consistencyProof(7, 8, log.read);
    expect(verifyConsistency(7, roots[7]!, 8, roots[8]!, longer)).toBe(true);
    expect(verifyConsistency(3, roots[7]!, 4, roots[8]!, longer)).toBe(false);
    // Hashes do not hold the size: it stands beside the root in what is signed.
    expect(accepted).toEqual([
      [3, 4],
      [5, 6],
      [6, 7],
      [6, 8],
    ]);
  });

  it('is not made backwards', async () => {
    await expect(consistencyProof(6, 5, log.read)).rejects.toMatchObject({ code: 'TREE_RANGE' });
  });
});

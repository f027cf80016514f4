import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompactRange } from './compact-range.js';
import { EMPTY_ROOT, leafHash } from './hashes.js';
import { rootFromTiles } from './right-edge.js';
import { TILE_WIDTH } from './tile-path.js';
import { madeEntries, MemoryLog } from './testing/memory-log.js';
import { naiveRoot } from './testing/naive-tree.js';

/** The inputs of the reference implementation of Certificate Transparency, and the roots of the trees over them. */
const VECTOR_INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const VECTOR_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a tree kept as tiles', () => {
  it.each(VECTOR_ROOTS.map((root, size) => [size, root]))(
    'of %i known leaves has the known root',
    async (size, root) => {
      const entries = VECTOR_INPUTS.slice(0, Number(size)).map((hex) => Buffer.from(hex, 'hex'));
      const log = new MemoryLog();
      expect((await log.append(entries)).root.toString('hex')).toBe(root);
      expect((await rootFromTiles(log.size, log.read)).toString('hex')).toBe(root);
    },
  );

  it('has the root of RFC 6962 however the leaves come in', async () => {
    const batches = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const entries = madeEntries(
          Math.min(
            1300,
            sizes.reduce((sum, size) => sum + size, 0),
          ),
        );
        const log = new MemoryLog();
        let root = EMPTY_ROOT;
        for (const size of sizes) {
          root = (await log.append(entries.slice(log.size, log.size + size))).root;
        }
        expect(root).toEqual(naiveRoot(entries));
        expect(await rootFromTiles(log.size, log.read)).toEqual(root);
      }),
      { numRuns: 60 },
    );
  });

  it('gives every size its root leaf by leaf, also from tiles that have grown since', async () => {
    const entries = madeEntries(1300);
    const whole = await MemoryLog.of(entries);
    const range = new CompactRange();
    for (const [index, entry] of entries.entries()) {
      range.push(leafHash(entry));
      expect(await rootFromTiles(index + 1, whole.read)).toEqual(range.root());
    }
    expect(range.root()).toEqual(naiveRoot(entries));
  });

  it('writes the tiles of C2SP: 256 hashes wide, only full ones hashed into the level above', async () => {
    const log = await MemoryLog.of(madeEntries(70_000));
    const widths = [...log.tiles].filter(([, bytes]) => bytes.length < TILE_WIDTH * 32);
    // The example of the specification.
    expect(widths.map(([path, bytes]) => [path, bytes.length / 32])).toEqual([
      ['0/273', 112],
      ['1/1', 17],
      ['2/0', 1],
    ]);
    expect(log.tiles.size).toBe(274 + 2 + 1);
  });

  it('reads one tile a level to add a batch', async () => {
    const log = await MemoryLog.of(madeEntries(70_000));
    log.reads = 0;
    const { tiles } = await log.append(madeEntries(5000));
    expect(log.reads).toBe(3);
    expect(tiles).toHaveLength(20 + 1);
  });

  it('says which tile is missing or cut short', async () => {
    const log = await MemoryLog.of(madeEntries(300));
    const tile = log.tiles.get('0/1');
    log.tiles.set('0/1', Buffer.from(tile!.subarray(0, 32 * 43)));
    await expect(rootFromTiles(300, log.read)).rejects.toMatchObject({ code: 'TILE_SHORT' });
    log.tiles.delete('0/1');
    await expect(log.append(madeEntries(1))).rejects.toMatchObject({
      code: 'TILE_MISSING',
      message: 'tile/0/001.p/44 is missing',
    });
  });
});

it('tells the perfect subtrees that a leaf completes', () => {
  const range = new CompactRange();
  const heights: number[][] = [];
  for (const entry of madeEntries(8)) {
    const completed: number[] = [];
    range.push(leafHash(entry), (height) => void completed.push(height));
    heights.push(completed);
  }
  expect(heights).toEqual([[], [1], [], [1, 2], [], [1], [], [1, 2, 3]]);
  const copy = range.clone();
  copy.push(leafHash(Buffer.alloc(0)));
  expect([range.size, copy.size]).toEqual([8, 9]);
  expect(range.root()).toEqual(naiveRoot(madeEntries(8)));
});

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTilePath, tilePath } from './tile-path.js';

it.each([
  [{ level: 0, n: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
  [{ level: 63, n: 0, width: 1 }, 'tile/63/000.p/1'],
  [{ level: 'entries', n: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
] as const)('%j is written %s', (id, path) => {
  expect(tilePath(id)).toBe(path);
  expect(parseTilePath(path)).toEqual(id);
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      (level, n, width) => {
        expect(parseTilePath(tilePath({ level, n, width }))).toEqual({ level, n, width });
      },
    ),
  );
});

it.each([
  'tile/00/000',
  'tile/64/000',
  'tile/0/0',
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/01',
  'tile/0/../000',
  'tile/entries/000/',
  'tile/0/x009/x007/x199/x254/x740/x993',
  'tile/0/x999/x999/x999/x999/x999/999',
])('%s is no path of a tile', (path) => {
  expect(() => parseTilePath(path)).toThrow(expect.objectContaining({ code: 'TREE_RANGE' }));
});

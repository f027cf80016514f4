import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlaceSet } from './place-set.js';

it('holds places as a set does, in their order, and none beyond the log', () => {
  const places = fc.array(fc.nat(120));
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 100 }), (added, size) => {
      const set = new PlaceSet(size);
      for (const place of added) set.add(place);
      const expected = [...new Set(added)].filter((place) => place < size).sort((a, b) => a - b);
      expect([...set]).toEqual(expected);
      expect(set.size).toBe(expected.length);
      expect(added.map((place) => set.has(place))).toEqual(added.map((place) => place < size));
    }),
  );
});

import { describe, expect, it } from '@jest/globals';
import { restrictTlp, TLP, TLP_COLORS, tlpSchema, tlpText, type Tlp } from './tlp.js';

const PAIRS = TLP.flatMap((a) => TLP.map((b) => [a, b] as const));

/** Pairs on which a way of joining opens one of the two. */
const opened = (join: (a: Tlp, b: Tlp) => Tlp): readonly (readonly [Tlp, Tlp])[] =>
  PAIRS.filter(([a, b]) => TLP.indexOf(join(a, b)) < Math.max(TLP.indexOf(a), TLP.indexOf(b)));

describe('the traffic light', () => {
  it('is ordered from the widest sharing to the narrowest', () => {
    expect(TLP.map(tlpText)).toEqual(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']);
  });

  it('is only ever restricted', () => {
    expect(opened(restrictTlp)).toEqual([]);
    expect(PAIRS.filter(([a, b]) => restrictTlp(a, b) !== restrictTlp(b, a))).toEqual([]);
    expect(TLP.filter((a) => restrictTlp(a, a) !== a)).toEqual([]);
  });

  it('control: a join that takes the new value opens some', () => {
    expect(opened((_, b) => b)).toContainEqual(['RED', 'CLEAR']);
  });

  it('reads what is no marking as the narrowest', () => {
    expect([restrictTlp('WHITE' as Tlp, 'CLEAR'), restrictTlp('GREEN', 'WHITE' as Tlp)]).toEqual([
      'RED',
      'RED',
    ]);
  });

  it.each(['WHITE', 'amber', 'AMBER + STRICT', 'TLP:RED', '', null])('takes no %p from outside', (value) => {
    expect(tlpSchema.safeParse(value).success).toBe(false);
  });

  it('has a colour for each, in the notation of the screens', () => {
    for (const tlp of TLP) {
      expect(tlpSchema.parse(tlp)).toBe(tlp);
      expect(TLP_COLORS[tlp]).toEqual({
        text: expect.stringMatching(/^#[0-9a-f]{6}$/),
        ground: expect.stringMatching(/^#[0-9a-f]{6}$/),
      });
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { contrast, readableInk } from './readable-ink.js';

describe('readableInk', () => {
  it('reaches AA on any ground', () => {
    for (let value = 0; value <= 0xffffff; value += 4_099) {
      const ground = `#${value.toString(16).padStart(6, '0')}`;
      expect(contrast(ground, readableInk(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('puts white on dark and black on light', () => {
    expect(readableInk('#b91c1c')).toBe('#ffffff');
    expect(readableInk('#f5a742')).toBe('#000000');
  });

  it('measures black on white as 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});

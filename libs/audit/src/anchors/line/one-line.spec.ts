import { describe, expect, it } from '@jest/globals';
import { HOSTILE } from '../testing/sealed-body.js';
import { cut, jsonLine, shortJsonLine } from './one-line.js';

describe('a value on one line', () => {
  it.each(HOSTILE)('prints as ASCII alone and reads as the same: %s', (_, text) => {
    const line = jsonLine({ text, [text]: 1 });
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(line)).toEqual({ text, [text]: 1 });
  });

  it('control: JSON by itself lets bidi and line separators through', () => {
    expect(JSON.stringify('\u202e\u2028')).not.toMatch(/^[\x20-\x7e]+$/);
  });

  it('cuts what is too long, at any depth, and says so', () => {
    const long = 'x'.repeat(1_000_000);
    expect(cut(long)).toBe(`${'x'.repeat(2_000)}[cut, 1000000 characters]`);
    const line = shortJsonLine({ agent: long, list: [{ deep: long }], [long]: 1 });
    expect(line.length).toBeLessThan(5_000);
  });

  it('a text that is cut within a pair of surrogates still reads', () => {
    const line = jsonLine(cut(`x${'\u{1f600}'.repeat(2_000)}`));
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(line)).toContain('cut');
  });
});

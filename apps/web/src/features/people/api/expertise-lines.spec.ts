import { describe, expect, it } from '@jest/globals';
import { updateProfileSchema } from '#contracts';
import { expertiseLines, isExpertiseTooMuch } from './expertise-lines.js';

const isTaken = (expertise: string[]): boolean => updateProfileSchema.safeParse({ expertise }).success;

describe('expertise, one per line', () => {
  it('drops blank lines and lines that say nothing', () => {
    expect(expertiseLines(' Thermique \n\n--\nC++\n')).toEqual(['Thermique', 'C++']);
  });

  it.each([
    ['as many as may be', Array.from({ length: 30 }, (_, n) => `tag ${n}`)],
    ['one too many', Array.from({ length: 31 }, (_, n) => `tag ${n}`)],
    ['a long one', ['x'.repeat(60)]],
    ['one too long', ['x'.repeat(61)]],
  ])('is refused here when the contract refuses it: %s', (_, labels) => {
    expect(isExpertiseTooMuch(labels)).toBe(!isTaken(labels));
  });
});

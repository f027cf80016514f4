import { describe, expect, it } from '@jest/globals';
import { textProblem } from './text-problem.js';

describe('what is wrong with a text', () => {
  it('is said of a name that is blank', () => {
    expect(textProblem('name', '  ')).toBe('new.nameMissing');
    expect(textProblem('purpose', '')).toBeNull();
  });

  it('is said of characters that the server refuses', () => {
    expect(textProblem('name', 'Optique\u0000')).toBe('fields.invalid');
    expect(textProblem('charter', 'une moitié \ud83d de signe')).toBe('fields.invalid');
  });

  it('is nothing for ordinary texts of any language', () => {
    expect(textProblem('name', 'Optique & détecteurs « 2 »')).toBeNull();
    expect(textProblem('charter', 'une ligne\n\nune autre')).toBeNull();
  });
});

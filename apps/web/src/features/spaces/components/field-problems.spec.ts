import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../shared/api/api-error.js';
import { fieldOf } from './field-problems.js';

const refusal = (code: string) => new ApiError(code, 422, null, null);

describe('the field that a refusal is about', () => {
  it('is known for labels and for people', () => {
    expect(fieldOf(refusal('SPACE_LABELS_DISORDERED'))).toBe('labels');
    expect(fieldOf(refusal('LABEL_REFUSED'))).toBe('labels');
    expect(fieldOf(refusal('SPACE_MEMBER_REFUSED'))).toBe('members');
  });

  it('is none for what concerns the whole form, or is no answer of the server', () => {
    expect(fieldOf(refusal('SPACE_ARCHIVED'))).toBeNull();
    expect(fieldOf(refusal('SOMETHING_NEWER'))).toBeNull();
    expect(fieldOf(new Error('LABEL_REFUSED'))).toBeNull();
    expect(fieldOf(null)).toBeNull();
  });
});

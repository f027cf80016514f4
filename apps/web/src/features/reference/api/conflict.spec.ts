import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../shared/api/api-error.js';
import { currentOf } from './conflict.js';

const current = { id: 'x', term: 'CEM', definition: 'Compatibilité', version: 3, fields: {} };
const refusal = (code: string, details: Record<string, unknown>) =>
  new ApiError(code, 409, null, null, details);

describe('the current text of an entry that changed meanwhile', () => {
  it('is taken from the refusal', () => {
    expect(currentOf(refusal('REFERENCE_ENTRY_CHANGED', { current }))).toEqual(current);
  });

  it.each([
    ['another refusal', refusal('REFERENCE_LIST_ARCHIVED', { current })],
    ['a refusal without it', refusal('REFERENCE_ENTRY_CHANGED', {})],
    ['a refusal with half of it', refusal('REFERENCE_ENTRY_CHANGED', { current: { term: 'CEM' } })],
    ['no refusal of the server', new Error('x')],
  ])('is not there in %s', (_, error) => {
    expect(currentOf(error)).toBeNull();
  });
});

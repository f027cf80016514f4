import { describe, expect, it } from '@jest/globals';
import { chooseRunAs } from './run-as.js';

describe('chooseRunAs', () => {
  it('starts PostgreSQL plainly for an ordinary user', () => {
    const forbidden = (): never => {
      throw new Error('no namespace is needed');
    };
    expect(chooseRunAs(false, forbidden)).toEqual({ prefix: [], user: null });
  });

  it('prefers the namespace for root, so that the files stay its own', () => {
    const prefix = ['unshare', '--user'];
    expect(chooseRunAs(true, () => prefix)).toEqual({ prefix, user: null });
  });
});

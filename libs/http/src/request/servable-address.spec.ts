import { describe, expect, it } from '@jest/globals';
import { MAX_PARAM_LENGTH, servableAddress } from './servable-address.js';

describe('the address that the router gets', () => {
  it.each(['/', '/api/v1/session?x=%zz', '/api/v1/conversations/%C3%A9', `/${'a'.repeat(MAX_PARAM_LENGTH)}`])(
    'is %s unchanged',
    (url) => {
      expect(servableAddress(url)).toBe(url);
    },
  );

  it.each(['/%zz', '/%c3', '/api/%', `/api/${'a'.repeat(MAX_PARAM_LENGTH + 1)}`])(
    'is nowhere for %s',
    (url) => {
      expect(servableAddress(url)).toBe('/api/unservable');
    },
  );
});

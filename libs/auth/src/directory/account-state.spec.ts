import { describe, expect, it } from '@jest/globals';
import { isDisabled } from './account-state.js';

const NOW = new Date('2026-11-21T12:00:00Z');
/** Windows counts units of 100 ns from 1601. */
const fileTime = (date: string): string =>
  String(BigInt(new Date(date).getTime()) * 10_000n + 116_444_736_000_000_000n);

describe('a switched-off account', () => {
  it.each<[string, string | string[]]>([
    ['nsAccountLock', 'true'],
    ['nsAccountLock', 'TRUE'],
    ['nsAccountLock', 'junk'],
    ['userAccountControl', '514'],
    ['userAccountControl', '66050'],
    ['userAccountControl', 'junk'],
    ['accountExpires', fileTime('2026-11-21T11:59:59Z')],
    ['accountExpires', 'junk'],
    ['accountExpires', '1'],
    ['pwdAccountLockedTime', '000001010000Z'],
    ['pwdaccountlockedtime', ['000001010000Z']],
  ])('%s: %s', (name, value) => {
    expect(isDisabled({ dn: 'cn=x', [name]: value }, NOW)).toBe(true);
  });

  it.each<[string, string | string[]]>([
    ['nsAccountLock', 'false'],
    ['nsAccountLock', []],
    ['userAccountControl', '512'],
    ['userAccountControl', '66048'],
    ['accountExpires', '0'],
    ['accountExpires', '9223372036854775807'],
    ['accountExpires', fileTime('2026-11-21T12:00:01Z')],
    ['pwdAccountLockedTime', '20261121110000Z'],
  ])('but not %s: %s', (name, value) => {
    expect(isDisabled({ dn: 'cn=x', [name]: value }, NOW)).toBe(false);
  });
});

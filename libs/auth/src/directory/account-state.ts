import type { Entry } from 'ldapts';
import { textValues } from './entry-attributes.js';

/** Attributes that tell of an account that is switched off, for directories that would still accept its password. */
export const ACCOUNT_STATE_ATTRIBUTES = [
  'nsAccountLock',
  'userAccountControl',
  'accountExpires',
  'pwdAccountLockedTime',
] as const;

/** ADS_UF_ACCOUNTDISABLE of userAccountControl (MS-ADTS 2.2.16). */
const ACCOUNT_DISABLED = 0x2;

/** accountExpires (MS-ADA1 2.2): these two mean never. */
const NEVER = new Set(['0', '9223372036854775807']);
/** From 1601, where Windows begins to count, to 1970, in units of 100 ns. */
const WINDOWS_EPOCH = 116_444_736_000_000_000n;

/**
 * pwdAccountLockedTime of an account that an administrator locked (draft-behera-ldap-password-policy-11, 5.3.3). Any
 * other moment stands there after wrong passwords: it ends by itself, and anybody could cause it for anybody.
 */
const LOCKED_FOR_GOOD = '000001010000Z';

/** Anything that cannot be read as "in use" counts as disabled. An absent attribute is in use. */
export function isDisabled(entry: Entry, now = new Date()): boolean {
  const locks = textValues(entry, 'nsAccountLock');
  if (locks.some((value) => value.toLowerCase() !== 'false')) return true;
  if (textValues(entry, 'pwdAccountLockedTime').includes(LOCKED_FOR_GOOD)) return true;
  if (textValues(entry, 'accountExpires').some((value) => isOver(value, now))) return true;
  return textValues(entry, 'userAccountControl').some(
    (value) => !/^-?[0-9]{1,10}$/.test(value) || (Number(value) & ACCOUNT_DISABLED) !== 0,
  );
}

function isOver(expires: string, now: Date): boolean {
  if (NEVER.has(expires)) return false;
  if (!/^[0-9]{1,19}$/.test(expires)) return true;
  return (BigInt(expires) - WINDOWS_EPOCH) / 10_000n <= BigInt(now.getTime());
}

import type { Entry } from 'ldapts';
import { textValues } from './entry-attributes.js';

/** Attributes that tell of an account that is switched off, for directories that would still accept its password. */
export const ACCOUNT_STATE_ATTRIBUTES = ['nsAccountLock', 'userAccountControl'] as const;

/** ADS_UF_ACCOUNTDISABLE of userAccountControl (MS-ADTS 2.2.16). */
const ACCOUNT_DISABLED = 0x2;

/** Anything that cannot be read as "in use" counts as disabled. An absent attribute is in use. */
export function isDisabled(entry: Entry): boolean {
  const locks = textValues(entry, 'nsAccountLock');
  if (locks.some((value) => value.toLowerCase() !== 'false')) return true;
  return textValues(entry, 'userAccountControl').some(
    (value) => !/^-?[0-9]{1,10}$/.test(value) || (Number(value) & ACCOUNT_DISABLED) !== 0,
  );
}

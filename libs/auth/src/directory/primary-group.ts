import type { Entry } from 'ldapts';
import { rawValues, textValues } from './entry-attributes.js';

/** Attributes by which Active Directory tells of a primary group, which does not list its members. */
export const PRIMARY_GROUP_ATTRIBUTES = ['primaryGroupID', 'objectSid'] as const;

/**
 * The objectSid of a person's primary group: the person's own with another last number (MS-DTYP 2.4.2.2, 32 bits,
 * little-endian). Null outside Active Directory.
 */
export function primaryGroupSid(person: Entry): Buffer | null {
  const [own] = rawValues(person, 'objectSid');
  const [id] = textValues(person, 'primaryGroupID');
  if (!Buffer.isBuffer(own) || own.length < 12 || id === undefined || !/^[0-9]{1,9}$/.test(id)) return null;
  const sid = Buffer.from(own);
  sid.writeUInt32LE(Number(id), sid.length - 4);
  return sid;
}

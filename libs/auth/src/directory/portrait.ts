import type { Entry } from 'ldapts';
import { rawValues } from './entry-attributes.js';

/** Largest portrait that is taken, in bytes. */
const LARGEST = 200_000;

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The first value that is a JPEG or PNG of a fitting size; null when there is none. */
export function portraitOf(entry: Entry, attribute: string): Buffer | null {
  const bytes = rawValues(entry, attribute).filter((value) => Buffer.isBuffer(value));
  return (
    bytes.find((value) => value.length <= LARGEST && [JPEG, PNG].some((magic) => startsWith(value, magic))) ??
    null
  );
}

function startsWith(value: Buffer, magic: Buffer): boolean {
  return value.subarray(0, magic.length).equals(magic);
}

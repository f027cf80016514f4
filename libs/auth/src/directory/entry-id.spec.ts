import { describe, expect, it } from '@jest/globals';
import { entryUuidText, objectGuidBytes, objectGuidText } from './entry-id.js';

const TEXT = '00112233-4455-6677-8899-aabbccddeeff';
const WIRE = Buffer.from('33221100554477668899aabbccddeeff', 'hex');

describe('entry ids', () => {
  it('reads objectGUID as Microsoft writes it, and back', () => {
    expect(objectGuidText(WIRE)).toBe(TEXT);
    expect(objectGuidBytes(TEXT)).toEqual(WIRE);
    expect(WIRE.toString('hex')).toBe('33221100554477668899aabbccddeeff');
  });

  it('refuses bytes of another length', () => {
    expect(objectGuidText(WIRE.subarray(1))).toBeNull();
    expect(objectGuidText(Buffer.alloc(0))).toBeNull();
  });

  it('reads entryUUID in lower case only from a UUID', () => {
    expect(entryUuidText(TEXT.toUpperCase())).toBe(TEXT);
    for (const text of ['', '*', `${TEXT})(uid=*`, `${TEXT}\n`, TEXT.slice(1)])
      expect(entryUuidText(text)).toBeNull();
  });
});

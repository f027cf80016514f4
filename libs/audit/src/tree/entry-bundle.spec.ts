import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBundle, encodeBundle } from './entry-bundle.js';

it('gives back the entries, empty ones included', () => {
  const entries = fc.array(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    { maxLength: 256 },
  );
  fc.assert(fc.property(entries, (given) => expect(decodeBundle(encodeBundle(given))).toEqual(given)));
});

it('holds entries of up to 65,535 bytes and 256 of them', () => {
  const longest = Buffer.alloc(0xffff, 7);
  expect(decodeBundle(encodeBundle([longest]))).toEqual([longest]);
  const refusal = expect.objectContaining({ code: 'BUNDLE_MALFORMED' });
  expect(() => encodeBundle([Buffer.alloc(0x10000)])).toThrow(refusal);
  expect(() => encodeBundle(Array.from({ length: 257 }, () => Buffer.alloc(0)))).toThrow(refusal);
});

it.each([
  ['00', 'ends inside the length of entry 0'],
  ['0002ff', 'ends inside entry 0'],
  ['0001ff00', 'ends inside the length of entry 1'],
  ['0000'.repeat(257), 'holds more than 256 entries'],
])('says where %s goes wrong', (hex, what) => {
  expect(() => decodeBundle(Buffer.from(hex, 'hex'))).toThrow(`entry bundle: ${what}`);
});

import { createHmac } from 'node:crypto';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hmacSha256 } from './hmac-sha256.js';
import { recordMac } from './record-mac.js';

it('gives the codes of RFC 4231', () => {
  const codes = [
    [Buffer.alloc(20, 0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      'Jefe',
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      Buffer.alloc(20, 0xaa),
      Buffer.alloc(50, 0xdd),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
  ] as const;
  for (const [key, message, code] of codes) {
    expect(hmacSha256(Buffer.from(key), Buffer.from(message)).toString('hex')).toBe(code);
  }
});

it('equals the HMAC of the platform for any key and parts, long ones included', () => {
  const bytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength, size: 'max' });
  fc.assert(
    fc.property(bytes(64), bytes(20_000), bytes(10), (key, a, b) => {
      expect(hmacSha256(key, a, b)).toEqual(createHmac('sha256', key).update(a).update(b).digest());
    }),
    { numRuns: 50 },
  );
  expect(() => hmacSha256(Buffer.alloc(65))).toThrow();
});

it('puts the number of a record before its body', () => {
  const [key, body] = [Buffer.alloc(32, 1), Buffer.from('{}')];
  const expected = createHmac('sha256', key).update(Buffer.from('000000000000012c', 'hex')).update(body);
  expect(recordMac(key, 300, body)).toEqual(expected.digest());
});

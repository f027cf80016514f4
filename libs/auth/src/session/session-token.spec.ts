import { expect, it } from '@jest/globals';
import { newSessionToken, tokenHash } from './session-token.js';

it('makes tokens of 256 bits that never repeat', () => {
  const tokens = Array.from({ length: 1_000 }, () => newSessionToken());
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

it('keeps the SHA-256 of the text, as the database computes it', () => {
  expect(tokenHash('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

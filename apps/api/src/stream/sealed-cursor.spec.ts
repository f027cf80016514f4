import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { SealedCursor } from './sealed-cursor.js';

describe('a sealed cursor', () => {
  const cursor = new SealedCursor('a key of the tests alone');
  const session = newId();

  it.each([0n, 1n, 250n, 2n ** 62n])('gives position %s back to its session', (position) => {
    expect(cursor.open(cursor.seal(position, session), session)).toBe(position);
  });

  it('tells nothing: the same position is never sealed alike, all have one length', () => {
    const sealed = Array.from({ length: 500 }, (_, n) => cursor.seal(BigInt(n % 2 ? 7 : 2 ** 40), session));
    expect(new Set(sealed).size).toBe(500);
    expect(new Set(sealed.map((text) => text.length)).size).toBe(1);
    expect(new Set(sealed.map((text) => text.slice(16, 26))).size).toBe(500);
  });

  it('opens for no other session and with no other key', () => {
    const sealed = cursor.seal(7n, session);
    expect(cursor.open(sealed, newId())).toBeNull();
    expect(new SealedCursor('another key').open(sealed, session)).toBeNull();
  });

  it('opens with no byte changed', () => {
    const bytes = Buffer.from(cursor.seal(7n, session), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(cursor.open(changed.toString('base64url'), session)).toBeNull();
    }
  });

  it.each(['', 'x', '7', '-1', 'A'.repeat(47), 'A'.repeat(48), 'A'.repeat(5_000), '\u0000'])(
    'is not %j',
    (text) => {
      expect(cursor.open(text, session)).toBeNull();
    },
  );
});

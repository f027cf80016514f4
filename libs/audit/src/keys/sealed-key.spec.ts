import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openSealedKey, sealKey } from './sealed-key.js';

describe('a key that is sealed to the auditor', () => {
  const auditor = generateKeyPairSync('x25519');
  const key = randomBytes(32);

  it('is opened by him, also from his key file', () => {
    const sealed = sealKey(key, auditor.publicKey);
    expect(sealed).toHaveLength(32 + 12 + 32 + 16);
    const file = auditor.privateKey.export({ format: 'pem', type: 'pkcs8' });
    expect(openSealedKey(sealed, createPrivateKey(file))).toEqual(key);
  });

  it('is opened by nobody else', () => {
    const other = generateKeyPairSync('x25519').privateKey;
    expect(() => openSealedKey(sealKey(key, auditor.publicKey), other)).toThrow();
  });

  it('does not open when a bit is changed, wherever', () => {
    const sealed = sealKey(key, auditor.publicKey);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => openSealedKey(changed, auditor.privateKey)).toThrow();
    }
    expect(() => openSealedKey(sealed.subarray(0, -1), auditor.privateKey)).toThrow();
    expect(() => openSealedKey(Buffer.alloc(20), auditor.privateKey)).toThrow();
  });

  it('is refused when the other point is one that gives everybody the same secret', () => {
    const sealed = sealKey(key, auditor.publicKey);
    sealed.fill(0, 0, 32);
    expect(() => openSealedKey(sealed, auditor.privateKey)).toThrow();
  });

  it('is another text each time, and only for X25519', () => {
    expect(sealKey(key, auditor.publicKey)).not.toEqual(sealKey(key, auditor.publicKey));
    expect(() => sealKey(key, generateKeyPairSync('ed25519').publicKey)).toThrow();
  });
});

import { ed25519PublicKey, ed25519PublicOf, ed25519Seed, ed25519Sign, ed25519Verify } from './ed25519.js';
import type { SignatureType } from './signature-type.js';

const TIME_SIZE = 8;

/** What a witness signs: the checkpoint, and when he saw that it continues the one before (C2SP tlog-cosignature). */
export const COSIGNATURE: SignatureType = {
  id: 0x04,
  checker(publicKey) {
    const key = ed25519PublicKey(publicKey);
    return (text, signature) => {
      if (signature.length <= TIME_SIZE) return null;
      const time = Number(signature.readBigUInt64BE());
      if (!Number.isSafeInteger(time)) return null;
      return ed25519Verify(key, message(text, time), signature.subarray(TIME_SIZE)) ? { time } : null;
    };
  },
  publicKey: ed25519PublicOf,
  sign(secret, text, now) {
    const time = Buffer.alloc(TIME_SIZE);
    time.writeBigUInt64BE(BigInt(now));
    return Buffer.concat([time, ed25519Sign(secret, message(text, now))]);
  },
  generate: ed25519Seed,
};

function message(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}

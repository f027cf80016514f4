import { ed25519PublicKey, ed25519PublicOf, ed25519Seed, ed25519Sign, ed25519Verify } from './ed25519.js';
import type { SignatureType } from './signature-type.js';

/** Plain signatures over the text of a note: what a log signs its checkpoints with. */
export const ED25519: SignatureType = {
  id: 0x01,
  checker(publicKey) {
    const key = ed25519PublicKey(publicKey);
    return (text, signature) => (ed25519Verify(key, text, signature) ? { time: null } : null);
  },
  publicKey: ed25519PublicOf,
  sign: ed25519Sign,
  generate: ed25519Seed,
};

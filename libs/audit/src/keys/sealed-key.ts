import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const INFO = 'ruche-audit-k0';
const CIPHER = 'aes-256-gcm';
const POINT = 32;
const NONCE = 12;
const TAG = 16;
// The fixed DER around a raw X25519 public key (RFC 8410).
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * Seals a key to the auditor, so that he alone can open it: X25519 with a key pair made for this once, HKDF-SHA256,
 * AES-256-GCM. Layout: 32 bytes ephemeral public key ‖ 12 nonce ‖ ciphertext ‖ 16 tag.
 * @param auditor X25519 public key.
 */
export function sealKey(key: Uint8Array, auditor: KeyObject): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const point = rawPublicKey(ephemeral.publicKey);
  const secret = agree(ephemeral.privateKey, auditor, point, rawPublicKey(auditor));
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, secret, nonce);
  const text = Buffer.concat([cipher.update(key), cipher.final()]);
  secret.fill(0);
  return Buffer.concat([point, nonce, text, cipher.getAuthTag()]);
}

/**
 * @param auditor X25519 private key.
 * @throws Error when it was sealed to another key, or changed since.
 */
export function openSealedKey(sealed: Buffer, auditor: KeyObject): Buffer {
  if (sealed.length < POINT + NONCE + TAG) throw new Error('a sealed key is longer');
  const point = sealed.subarray(0, POINT);
  const ephemeral = createPublicKey({ key: Buffer.concat([SPKI, point]), format: 'der', type: 'spki' });
  const secret = agree(auditor, ephemeral, point, rawPublicKey(createPublicKey(auditor)));
  const decipher = createDecipheriv(CIPHER, secret, sealed.subarray(POINT, POINT + NONCE));
  decipher.setAuthTag(sealed.subarray(-TAG));
  const key = Buffer.concat([decipher.update(sealed.subarray(POINT + NONCE, -TAG)), decipher.final()]);
  secret.fill(0);
  return key;
}

/** Both public keys go into the derivation: the same shared point under other keys gives another secret. */
function agree(privateKey: KeyObject, publicKey: KeyObject, ephemeral: Buffer, auditor: Buffer): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  const secret = hkdfSync('sha256', shared, Buffer.concat([ephemeral, auditor]), INFO, 32);
  shared.fill(0);
  return Buffer.from(secret);
}

function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'x25519') throw new Error("the auditor's key is not X25519");
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}

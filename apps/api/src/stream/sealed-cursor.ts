import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import type { Id } from '#kernel';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const POSITION_BYTES = 8;

/** Nonces drawn at once: asking the system for each took a third of the sealing. */
const NONCES = 256;

/**
 * Positions of the outbox as their reader may hold them: sealed for one session. From the outside two cursors say
 * neither which is later nor how many events lie between, which would tell of events that the reader may not see.
 */
export class SealedCursor {
  /** A key object: from bytes Node makes one for each cipher, which took seven times as long as the rest. */
  private readonly key: KeyObject;
  private readonly drawn = Buffer.alloc(NONCES * NONCE_BYTES);
  private used = NONCES;

  constructor(secret: string) {
    this.key = createSecretKey(createHash('sha256').update(secret, 'utf8').digest());
  }

  seal(position: bigint, sessionId: Id): string {
    const nonce = this.nonce();
    const plain = Buffer.alloc(POSITION_BYTES);
    plain.writeBigUInt64BE(position);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(sessionId));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Each is given once; what the drawn ones say of each other is nothing. */
  private nonce(): Buffer {
    if (this.used === NONCES) {
      randomFillSync(this.drawn);
      this.used = 0;
    }
    const from = this.used++ * NONCE_BYTES;
    return this.drawn.subarray(from, from + NONCE_BYTES);
  }

  /** Null for anything that was not sealed for this session. */
  open(cursor: string, sessionId: Id): bigint | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length !== NONCE_BYTES + POSITION_BYTES + TAG_BYTES) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(sessionId))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).readBigUInt64BE();
    } catch {
      return null;
    }
  }
}

import { hmacSha256 } from './hmac-sha256.js';

const number = Buffer.alloc(8);

/**
 * The code of one record: HMAC-SHA256(key of its epoch, number as uint64 ‖ body). 32 bytes.
 * @param emitterSeq the record's number, from 1.
 */
export function recordMac(key: Uint8Array, emitterSeq: number, body: Uint8Array): Buffer {
  number.writeBigUInt64BE(BigInt(emitterSeq));
  return hmacSha256(key, number, body);
}

import { IMPORT_PIECE_BYTES } from '#contracts';

/** A piece of a file; the last one is the rest. */
export function pieceOf(file: Blob, number: number): Blob {
  return file.slice(number * IMPORT_PIECE_BYTES, (number + 1) * IMPORT_PIECE_BYTES);
}

/**
 * SHA-256 over the SHA-256 of each piece, in hexadecimal: one piece at a time in memory.
 * @param onProgress how much of the file is done, from 0 to 1.
 */
export async function fileDigest(file: Blob, onProgress: (share: number) => void): Promise<string> {
  const pieces = Math.ceil(file.size / IMPORT_PIECE_BYTES);
  const digests = new Uint8Array(pieces * 32);
  for (let number = 0; number < pieces; number += 1) {
    const bytes = await pieceOf(file, number).arrayBuffer();
    digests.set(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), number * 32);
    onProgress((number + 1) / pieces);
  }
  return hex(await crypto.subtle.digest('SHA-256', digests));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

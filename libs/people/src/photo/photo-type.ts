export type PhotoType = 'image/jpeg' | 'image/png';

/** Largest photo, in bytes; the database holds the same bound. */
export const MAX_PHOTO_BYTES = 204_800;
/** Longest side, in pixels: a small file must not unpack into a huge picture on every screen. */
const MAX_SIDE = 2_048;

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** Offset of width and height in the first chunk of a PNG (ISO/IEC 15948, 11.2.2). */
const PNG_SIZE_AT = 16;
const JPEG_START = Buffer.from('ffd8ff', 'hex');

/** What the bytes are, by what they begin with; null for anything else, too large or of too many pixels. */
export function photoType(bytes: Buffer): PhotoType | null {
  if (bytes.length > MAX_PHOTO_BYTES) return null;
  if (bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE) && bytes.length >= PNG_SIZE_AT + 8)
    return fits(bytes.readUInt32BE(PNG_SIZE_AT), bytes.readUInt32BE(PNG_SIZE_AT + 4)) ? 'image/png' : null;
  if (!bytes.subarray(0, JPEG_START.length).equals(JPEG_START)) return null;
  const size = jpegSize(bytes);
  return size && fits(size.width, size.height) ? 'image/jpeg' : null;
}

function fits(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
}

/** From the first frame header (ITU-T T.81, B.2.2); null when the segments lead nowhere. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // A fill byte, then the marker; a length counts itself.
    at += marker === 0xff ? 1 : 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

/** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

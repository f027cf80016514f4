/** Strict: null for what is not exactly how the bytes are written (RFC 4648, 4). */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

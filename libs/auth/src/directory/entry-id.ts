const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** UUID text of an entryUUID value; null when it is none. */
export function entryUuidText(value: string): string | null {
  const text = value.toLowerCase();
  return UUID.test(text) ? text : null;
}

/**
 * UUID text of an objectGUID value, as Microsoft's tools write it; null when it has not 16 bytes. The first three
 * fields are little-endian on the wire (MS-DTYP 2.3.4.2).
 */
export function objectGuidText(bytes: Buffer): string | null {
  if (bytes.length !== 16) return null;
  const hex = swapped(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The bytes on the wire of an objectGUID from its UUID text. */
export function objectGuidBytes(text: string): Buffer {
  return swapped(Buffer.from(text.replaceAll('-', ''), 'hex'));
}

function swapped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.subarray(0, 4).reverse();
  copy.subarray(4, 6).reverse();
  copy.subarray(6, 8).reverse();
  return copy;
}

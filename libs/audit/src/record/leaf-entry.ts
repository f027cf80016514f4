/** What the tree holds of a record: its code (32 bytes), then its body. */
export function leafEntry(mac: Buffer, body: Buffer): Buffer {
  return Buffer.concat([mac, body]);
}

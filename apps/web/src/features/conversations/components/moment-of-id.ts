/** When something was made, from its id of version 7: the first 48 bits are milliseconds (RFC 9562, 5.7). ISO moment. */
export function momentOfId(id: string): string {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();
}

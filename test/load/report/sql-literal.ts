import pg from 'pg';

/** A bound value as EXECUTE takes it: quoted text, which the parameter's own type reads. */
export function sqlLiteral(value: unknown): string {
  return value === null || value === undefined ? 'NULL' : pg.escapeLiteral(asText(value));
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return String(value);
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return `"${asText(value).replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

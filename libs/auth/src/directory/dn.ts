/**
 * Comparable text of a distinguished name (RFC 4514): two spellings of one name give one key. Attribute types and
 * values are compared without case, and inner runs of spaces count as one, as caseIgnoreMatch does for cn, ou, dc, uid.
 * @throws Error on text that is no distinguished name.
 */
export function dnKey(dn: string): string {
  return JSON.stringify(rdnKeys(dn));
}

/** Whether `dn` is `base` or stands under it. */
export function isWithin(dn: string, base: string): boolean {
  const under = rdnKeys(dn);
  const above = rdnKeys(base);
  const tail = under.slice(Math.max(0, under.length - above.length));
  return JSON.stringify(tail) === JSON.stringify(above);
}

/** None for the empty DN, which is the root. */
function rdnKeys(dn: string): string[] {
  return dn.trim() === '' ? [] : splitOutside(dn, ',').map(rdnKey);
}

function rdnKey(rdn: string): string {
  return JSON.stringify(splitOutside(rdn, '+').map(pairKey).sort());
}

function pairKey(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const type = pair.slice(0, at).trim().toLowerCase();
  if (at === -1 || !/^([a-z][a-z0-9-]*|[0-9]+(\.[0-9]+)*)$/.test(type)) throw new Error('Not a DN.');
  return [type, valueKey(pair.slice(at + 1))];
}

/** Cuts at a separator that no backslash stands before. */
function splitOutside(text: string, separator: ',' | '+'): string[] {
  const parts: string[] = [];
  let part = '';
  for (const [token] of text.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (token === separator) {
      parts.push(part);
      part = '';
    } else part += token;
  }
  return [...parts, part];
}

function valueKey(raw: string): string {
  // Unescaped spaces around the value are layout; escaped ones, decoded below, are squeezed like inner ones.
  const bytes: Buffer[] = [];
  const token = /\\([0-9a-fA-F]{2})|\\([\s\S])|([^\\]+)|\\(?![\s\S])/gu;
  for (const [, hex, escaped, plain] of raw.trim().matchAll(token)) {
    if (hex !== undefined) bytes.push(Buffer.from(hex, 'hex'));
    else if (escaped !== undefined || plain !== undefined) bytes.push(Buffer.from(escaped ?? plain ?? ''));
    else throw new Error('Not a DN.');
  }
  const value = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes));
  return value.normalize('NFKC').toLowerCase().replace(/ +/g, ' ').trim();
}

/** One value of an RDN, escaped by RFC 4514 2.4. Hex form for what is special: every parser reads it alike. */
export function escapeDnValue(value: string): string {
  return value
    .replace(/[\\",+;<>=]/g, hex)
    .replaceAll('\0', hex)
    .replace(/^[ #]/, hex)
    .replace(/ $/, hex);
}

function hex(character: string): string {
  return '\\' + character.charCodeAt(0).toString(16).padStart(2, '0');
}

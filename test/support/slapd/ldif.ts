/** One record of an LDIF file (RFC 2849): every value in base64, so that none needs a thought. */
export function ldifRecord(dn: string, attributes: Readonly<Record<string, readonly string[]>>): string {
  const values = Object.entries(attributes).flatMap(([name, list]) => list.map((value) => line(name, value)));
  return [line('dn', dn), ...values, ''].join('\n');
}

function line(name: string, value: string): string {
  return `${name}:: ${Buffer.from(value).toString('base64')}`;
}

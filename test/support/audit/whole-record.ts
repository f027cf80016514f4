type Fields = Readonly<Record<string, unknown>>;

/** Bytes of salt before what a record says of persons. */
const SALT_SIZE = 16;

/** A record with what it says of persons beside what its body says, as if it were one. */
export function wholeRecord(body: string, personal: Buffer | null): Fields {
  const said = JSON.parse(body) as Fields;
  if (!personal) return said;
  const persons = JSON.parse(personal.toString('utf8', SALT_SIZE)) as Fields;
  return { ...said, ...persons, facts: { ...(said['facts'] as object), ...(persons['facts'] as object) } };
}

/** A copy that lacks some fields: what differs between any two answers. */
export function without(
  fields: Readonly<Record<string, unknown>>,
  ...names: string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

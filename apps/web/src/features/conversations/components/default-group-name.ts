/** Longest name that the server takes. */
export const MAX_GROUP_NAME = 80;

/** What a group is called whose maker gave it no name: its people, as many as there is room for. */
export function defaultGroupName(names: readonly string[]): string {
  let text = '';
  for (const name of names) {
    const longer = text === '' ? name : `${text}, ${name}`;
    if (longer.length > MAX_GROUP_NAME - 3) return text === '' ? '…' : `${text}, …`;
    text = longer;
  }
  return text;
}

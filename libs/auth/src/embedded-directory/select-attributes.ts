import type { TreeEntry } from './people-tree.js';

/** Given only when asked for by name, or by "+". */
const OPERATIONAL = new Set(['entryuuid', 'entrydn', 'pwdaccountlockedtime']);

/** The attributes that a search asked for (RFC 4511 4.5.1.8). */
export function selectAttributes(
  entry: TreeEntry,
  asked: readonly string[],
): { type: string; values: readonly string[] }[] {
  const names = new Set(asked.map((name) => name.toLowerCase()));
  const allOfUser = names.size === 0 || names.has('*');
  return Object.entries(entry.attributes)
    .filter(([name]) => {
      const key = name.toLowerCase();
      return names.has(key) || (OPERATIONAL.has(key) ? names.has('+') : allOfUser);
    })
    .map(([type, values]) => ({ type, values }));
}

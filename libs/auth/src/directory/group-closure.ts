/** More groups than one person can sensibly be in, and the bound on the work that one sign-in may cause. */
const MAX_GROUPS = 2000;
/** DNs asked for in one search. */
const BATCH = 50;

/**
 * All groups that hold one of the DNs, those inside which other groups stand included, each once; cycles end.
 * A role given through a nested group counts: missed, an officer would be taken for a member, who reads content.
 * @throws Error above 2,000 groups.
 */
export async function groupClosure(
  dns: readonly string[],
  groupsHolding: (dns: readonly string[]) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let frontier: readonly string[] = dns;
  while (frontier.length > 0) {
    const fresh: string[] = [];
    for (let start = 0; start < frontier.length; start += BATCH) {
      for (const group of await groupsHolding(frontier.slice(start, start + BATCH))) {
        if (!found.has(group)) fresh.push(group);
        found.add(group);
      }
    }
    if (found.size > MAX_GROUPS) throw new Error(`A person is in more than ${MAX_GROUPS} groups.`);
    frontier = fresh;
  }
  return found;
}

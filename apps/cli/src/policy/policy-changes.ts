import type { Policy } from '#contracts';

/** What a version of a policy would change, in lines for the terminal; none when it says the same. */
export function policyChanges(before: Policy, after: Policy): string[] {
  const rest = (policy: Policy): string => JSON.stringify({ ...policy, ...SAID });
  const lines = [
    ...listChanges('level', ids(before.levels), ids(after.levels)),
    ...listChanges('category', ids(before.restrictive), ids(after.restrictive)),
    ...listChanges('value', values(before), values(after)),
    ...listChanges('exclusion', sets(before), sets(after)),
    ...listChanges('equivalence', equivalences(before), equivalences(after)),
    ...(orderChanged(before, after) ? ['the order of levels changes: who reads what changes with it'] : []),
    ...(before.recordReadsFrom === after.recordReadsFrom
      ? []
      : [`reads are recorded one by one from ${after.recordReadsFrom} instead of ${before.recordReadsFrom}`]),
  ];
  const wording =
    JSON.stringify(names(before)) !== JSON.stringify(names(after)) || rest(before) !== rest(after);
  return [...lines, ...(lines.length === 0 && wording ? ['words, markings or colours change'] : [])];
}

/** Parts that have lines of their own, and the version. */
const SAID = {
  version: 0,
  levels: [],
  restrictive: [],
  permissive: [],
  exclusions: [],
  equivalences: [],
  recordReadsFrom: '',
};

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const names = ({ levels, restrictive, permissive }: Policy) => [levels, restrictive, permissive];
const values = ({ permissive }: Policy): string[] =>
  permissive.flatMap(({ tag, values: list }) => list.map(({ id }) => `${tag}=${id}`));
const sets = ({ exclusions }: Policy): string[] => exclusions.map((set) => [...set].sort().join('+'));

/** Each link by itself: "S counts for holders of NATO NS". */
function equivalences(policy: Policy): string[] {
  return policy.equivalences.flatMap((link) => [
    ...Object.entries(link.levels).map(([own, theirs]) => `${own} for holders of ${link.policy} ${theirs}`),
    ...Object.entries(link.restrictive).map(
      ([own, theirs]) => `${own} for holders of ${link.policy} ${theirs}`,
    ),
    ...Object.entries(link.permissive).flatMap(([tag, theirs]) =>
      Object.entries(theirs.values).map(
        ([own, value]) => `${tag}=${own} for holders of ${link.policy} ${theirs.tag}=${value}`,
      ),
    ),
  ]);
}

function listChanges(kind: string, before: readonly string[], after: readonly string[]): string[] {
  return [
    ...after.filter((item) => !before.includes(item)).map((item) => `+ ${kind} ${item}`),
    ...before.filter((item) => !after.includes(item)).map((item) => `- ${kind} ${item}`),
  ];
}

function orderChanged(before: Policy, after: Policy): boolean {
  const kept = ids(before.levels).filter((id) => ids(after.levels).includes(id));
  const now = ids(after.levels).filter((id) => kept.includes(id));
  return kept.join() !== now.join();
}

import { z } from 'zod';
import { policyKey } from './policy-key.js';

const ownToTheirs = z.record(policyKey, policyKey);

/**
 * Whom else a policy lets read what it protects: holders in another policy. The policy that protects declares it, in
 * one direction: own level → the level of the other policy whose holders count as holding it. Nothing that is not
 * named crosses: a label with a compartment or a releasability that has no counterpart stays closed.
 */
export const equivalenceSchema = z.strictObject({
  /** Id of the other policy. */
  policy: policyKey,
  levels: ownToTheirs,
  /** Own category → the category of the other policy that stands for it. */
  restrictive: ownToTheirs.default({}),
  /** Own tag → the tag of the other policy, and own value → its value. */
  permissive: z
    .record(policyKey, z.strictObject({ tag: policyKey, values: z.record(policyKey, policyKey) }))
    .default({}),
});
export type Equivalence = z.infer<typeof equivalenceSchema>;

interface Names {
  readonly id: string;
  readonly levels: readonly { id: string }[];
  readonly restrictive: readonly { id: string }[];
  readonly permissive: readonly { tag: string; values: readonly { id: string }[] }[];
}

/** What these equivalences name that their own policy does not have; and a policy named twice, or itself. */
export function ownNameFaults(policy: Names, equivalences: readonly Equivalence[]): string[] {
  const others = equivalences.map((equivalence) => equivalence.policy);
  return [
    ...(new Set(others).size === others.length ? [] : ['two equivalences name one policy']),
    ...(others.includes(policy.id) ? ['an equivalence names its own policy'] : []),
    ...equivalences.flatMap((equivalence) =>
      missing(
        policy,
        namesOf(equivalence, (own) => own),
      ),
    ),
  ];
}

/** What an equivalence names that the other policy does not have. */
export function otherNameFaults(other: Names, equivalence: Equivalence): string[] {
  return missing(
    other,
    namesOf(equivalence, (_, theirs) => theirs),
  );
}

type Side = (own: string, theirs: string) => string;

function namesOf(equivalence: Equivalence, side: Side) {
  const of = (map: Readonly<Record<string, string>>): string[] =>
    Object.entries(map).map(([own, theirs]) => side(own, theirs));
  return {
    levels: of(equivalence.levels),
    restrictive: of(equivalence.restrictive),
    permissive: Object.entries(equivalence.permissive).map(([tag, theirs]) => ({
      tag: side(tag, theirs.tag),
      values: of(theirs.values),
    })),
  };
}

function missing(policy: Names, named: ReturnType<typeof namesOf>): string[] {
  const unknown = (kind: string, list: readonly { id: string }[], ids: readonly string[]): string[] =>
    ids.filter((id) => !list.some((item) => item.id === id)).map((id) => `unknown ${kind} ${id}`);
  return [
    ...unknown('level', policy.levels, named.levels),
    ...unknown('category', policy.restrictive, named.restrictive),
    ...named.permissive.flatMap(({ tag, values }) => {
      const declared = policy.permissive.find((candidate) => candidate.tag === tag);
      return declared ? unknown(`value in ${tag}`, declared.values, values) : [`unknown tag ${tag}`];
    }),
  ];
}

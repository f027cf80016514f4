import fc from 'fast-check';
import {
  labelFault,
  type Clearance,
  type Label,
  type PolicyClearance,
  type Policies,
  type Policy,
} from '#contracts';
import { POLICIES } from './algebra-policies.js';

/** Any holding in a policy; an absent tag is likely. */
function holding(policy: Policy, fewestValues: number): fc.Arbitrary<PolicyClearance> {
  const tags = policy.permissive.map(({ tag, values }) => {
    const some = fc.subarray(
      values.map(({ id }) => id),
      { minLength: fewestValues },
    );
    return fc.option(
      some.map((picked) => [tag, picked] as const),
      { nil: null },
    );
  });
  return fc.record({
    policy: fc.constant(policy.id),
    level: fc.constantFrom(...policy.levels.map(({ id }) => id)),
    restrictive: fc.subarray(policy.restrictive.map(({ id }) => id)),
    permissive: fc
      .tuple(...tags)
      .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null))),
  });
}

function inEach<T>(policies: Policies, make: (policy: Policy) => fc.Arbitrary<T>): fc.Arbitrary<T>[] {
  return [...policies.values()].map(make);
}

/** A label without a fault, in one of the test policies. */
export function anyLabel(): fc.Arbitrary<Label> {
  const sound = (policy: Policy): fc.Arbitrary<Label> =>
    holding(policy, 1).filter((label) => labelFault(policy, label) === null);
  return fc.oneof(...inEach(POLICIES, sound));
}

/** What a person may hold, in one policy or in all of them. */
export function anyClearance(): fc.Arbitrary<Clearance> {
  const each = inEach(POLICIES, (policy) => holding(policy, 0));
  const some = each.map((one) => fc.option(one, { nil: null }));
  const mixed = fc.tuple(...some).map((held): Clearance => held.filter((entry) => entry !== null));
  return fc.oneof(...each.map((one) => one.map((held): Clearance => [held])), mixed, fc.tuple(...each));
}

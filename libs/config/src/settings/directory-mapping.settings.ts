import { z } from 'zod';
import { attributeName, dn, words } from './text.js';

/** A condition on a person's directory entry. */
const when = z
  .union(
    [
      z.strictObject({ group: dn }),
      z.strictObject({ attribute: attributeName, equals: words }),
      z.strictObject({ always: z.literal(true) }),
    ],
    'exactly one of { group: DN }, { attribute: name, equals: value } or { always: true }',
  )
  .describe('The condition: member of a group, an attribute with a value, or always.');
export type When = z.infer<typeof when>;

const clearance = z.strictObject({
  policy: words.describe('The id of a label policy.'),
  level: words.describe('The level that is held when the condition is met.'),
  when,
});

const compartment = z.strictObject({
  policy: words.describe('The id of a label policy.'),
  category: words.describe('The restrictive category that is held when the condition is met.'),
  when,
});

const nationality = z.strictObject({
  policy: words.describe('The id of a label policy.'),
  tag: words.describe('The permissive tag of the policy that nationalities match.'),
  values: z
    .record(z.string(), words)
    .describe("What each value of the directory's attribute means in the tag, such as FR: FRA."),
});

const siteRole = z.strictObject({
  role: z
    .enum(['officer', 'auditor', 'operator'])
    .describe('The duty that is held when the condition is met.'),
  when,
});

export const mappingSettings = z.strictObject({
  clearance: z
    .array(clearance)
    .min(1, 'at least one entry, or nobody could read anything')
    .describe('Who holds which level; the highest that matches counts.'),
  compartments: z.array(compartment).describe('Who holds which restrictive category.'),
  nationality: z.array(nationality).describe('How nationalities of the directory match label policies.'),
  siteRole: z
    .array(siteRole)
    .describe('Who is officer, auditor or operator; nobody may be two of them, all others are members.'),
  partner: z
    .strictObject({ when: z.array(when).describe('Conditions, one of which makes a partner.') })
    .describe('Who is a partner: a guest who enters only the spaces that he was invited to.'),
});

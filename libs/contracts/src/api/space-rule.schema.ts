import { z } from 'zod';
import { pageLimit } from './paging.schema.js';
import { personSchema } from './session.schema.js';
import { cleanText } from './text.js';

/** What a rule may ask of a person. */
export const RULE_ATTRIBUTES = ['unit', 'site', 'title', 'language', 'tag', 'group'] as const;

const ruleConditionSchema = z.strictObject({
  attribute: z.enum(RULE_ATTRIBUTES),
  /** One of them suffices: texts, for `group` ids of directory groups, for `language` two letters. */
  anyOf: z.array(cleanText(1, 200)).min(1).max(50),
});
/** All conditions must hold. */
const conditions = z.array(ruleConditionSchema).min(1).max(6);

/** The rule by which people are members; null: none. */
export const spaceRuleSchema = z.strictObject({
  conditions: conditions.nullable(),
  /** Null without a rule. */
  appliedAt: z.iso.datetime().nullable(),
  /** A change in the directory would have emptied the space: it was not followed; setting the rule again follows it. */
  braked: z.boolean(),
  /** Directory groups whose people are members. */
  groups: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
});
export type SpaceRule = z.infer<typeof spaceRuleSchema>;

export const trySpaceRuleSchema = z.strictObject({ conditions: conditions.nullable() });
export type TrySpaceRule = z.infer<typeof trySpaceRuleSchema>;

export const putSpaceRuleSchema = z.strictObject({
  conditions: conditions.nullable(),
  /** Also when it empties the space. */
  confirm: z.boolean().default(false),
});
export type PutSpaceRule = z.infer<typeof putSpaceRuleSchema>;

/** Who would come and who would go, in the order of names; the lists end at 200 names, the counts do not. */
export const spaceRuleTrialSchema = z.strictObject({
  enters: z.array(personSchema),
  enterCount: z.int(),
  leaves: z.array(personSchema),
  leaveCount: z.int(),
  /** Nobody but the animators would remain: it will be asked to be confirmed. */
  empties: z.boolean(),
});
export type SpaceRuleTrial = z.infer<typeof spaceRuleTrialSchema>;

/** A group of the directory that gives no clearance. */
export const directoryGroupSchema = z.strictObject({ id: z.uuid(), name: z.string() });
export type DirectoryGroup = z.infer<typeof directoryGroupSchema>;
export const directoryGroupPageSchema = z.strictObject({
  items: z.array(directoryGroupSchema),
  next: z.string().nullable(),
});
export const directoryGroupsQuerySchema = z.strictObject({
  query: cleanText(0, 100).optional(),
  limit: pageLimit.optional(),
  after: z.uuid().optional(),
});
export type DirectoryGroupsQuery = z.infer<typeof directoryGroupsQuerySchema>;

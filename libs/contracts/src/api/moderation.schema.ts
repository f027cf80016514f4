import { z } from 'zod';
import { messageSchema } from './message.schema.js';
import { cleanText } from './text.js';

/** Longest reason, report or appeal, in UTF-16 code units. */
export const MAX_MODERATION_TEXT = 2_000;

export const REPORT_REASONS = ['rule', 'insult', 'personal_data', 'illegal', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

const person = z.strictObject({ id: z.uuid(), displayName: z.string() });
const words = cleanText(1, MAX_MODERATION_TEXT).refine((text) => text.trim().length > 0, 'is blank');
const next = z.string().nullable();

/** The rules of the house, by which messages are moderated. */
export const moderationRulesSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      names: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
    }),
  ),
});
export type ModerationRules = z.infer<typeof moderationRulesSchema>;

export const reportMessageSchema = z.strictObject({
  reason: z.enum(REPORT_REASONS),
  text: cleanText(0, MAX_MODERATION_TEXT).default(''),
});
export type ReportMessage = z.infer<typeof reportMessageSchema>;

/** What animators have to decide, the newest first: reports that are open, or appeals without an answer. */
export const moderationQueueSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      /** A reason of a report; of an appeal the rule by which the message was hidden. */
      reason: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      by: person,
      message: messageSchema,
      /** Another animator decides: the message, or the decision that is appealed, is the caller's own. */
      own: z.boolean(),
    }),
  ),
  next,
});
export type ModerationQueue = z.infer<typeof moderationQueueSchema>;

export const moderateMessageSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('dismissed'), reason: words }),
  z.strictObject({ outcome: z.literal('hidden'), rule: z.string().min(1).max(40), reason: words }),
]);
export type ModerateMessage = z.infer<typeof moderateMessageSchema>;

/** What was decided last over a message: for its author and the animators. */
export const moderationDecisionSchema = z.strictObject({
  outcome: z.enum(['dismissed', 'hidden']),
  rule: z.string().nullable(),
  reason: z.string(),
  decidedAt: z.iso.datetime(),
  appeal: z
    .strictObject({
      text: z.string(),
      at: z.iso.datetime(),
      outcome: z.enum(['upheld', 'restored']).nullable(),
      reason: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  abilities: z.strictObject({ appeal: z.boolean(), decide: z.boolean() }),
});
export type ModerationDecision = z.infer<typeof moderationDecisionSchema>;

export const appealSchema = z.strictObject({ text: words });
export type Appeal = z.infer<typeof appealSchema>;

export const decideAppealSchema = z.strictObject({
  outcome: z.enum(['upheld', 'restored']),
  reason: words,
});
export type DecideAppeal = z.infer<typeof decideAppealSchema>;

/** Words that are not shown in their place. Versions are those of the message; what it brought from elsewhere is `forward`. */
export const withheldWordsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: z.enum(['body', 'title', 'revision', 'forward']),
      version: z.int(),
      body: z.string(),
    }),
  ),
});
export type WithheldWords = z.infer<typeof withheldWordsSchema>;

/** The open register of a space: no names, no words; of what the reader may read. Newest first. */
export const moderationRegisterSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      /** The day of the decision. */
      day: z.iso.date(),
      outcome: z.enum(['dismissed', 'hidden']),
      rule: z.string().nullable(),
      appeal: z.enum(['none', 'open', 'upheld', 'restored']),
    }),
  ),
  next,
});
export type ModerationRegister = z.infer<typeof moderationRegisterSchema>;

/** How many decisions of a month went how; `month` as 2026-11. At most the last 24 months. */
export const moderationSumsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      month: z.string(),
      outcome: z.enum(['dismissed', 'hidden']),
      rule: z.string().nullable(),
      count: z.int(),
      restored: z.int(),
    }),
  ),
});
export type ModerationSums = z.infer<typeof moderationSumsSchema>;

export const openSpillSchema = z.strictObject({ text: words });
export type OpenSpill = z.infer<typeof openSpillSchema>;

export const spillOpenedSchema = z.strictObject({ id: z.uuid() });
export type SpillOpened = z.infer<typeof spillOpenedSchema>;

const spillRole = z.enum(['authority', 'officer']);

/** A message that is too high for its place, as one of its reviewers sees the case. */
export const spillSchema = z.strictObject({
  id: z.uuid(),
  labelId: z.uuid(),
  /** The label in words: officers list no labels. */
  marking: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
  spaceKind: z.string(),
  /** Where it lies: for who is there; null for a security officer, who gets the object of the case alone. */
  place: z.strictObject({ name: z.string(), conversationId: z.uuid(), messageId: z.uuid() }).nullable(),
  author: person,
  reporter: person,
  text: z.string(),
  openedAt: z.iso.datetime(),
  /** The message and its copies. */
  messages: z.int(),
  /** Of what is withheld; goes back with a proposal and its confirmation. */
  hash: z.string(),
  reviewsAs: spillRole,
  /** Null when there is none, or it is older than 24 hours. */
  proposal: z
    .strictObject({
      outcome: z.enum(['release', 'remove']),
      reason: z.string(),
      by: person,
      as: spillRole,
      at: z.iso.datetime(),
      own: z.boolean(),
    })
    .nullable(),
  /** Who has to be the second person. */
  needs: spillRole,
  abilities: z.strictObject({ propose: z.boolean(), confirm: z.boolean() }),
});
export type Spill = z.infer<typeof spillSchema>;

/** Newest first. `next` is the `before` of the page that follows. */
export const spillPageSchema = z.strictObject({ items: z.array(spillSchema), next });
export type SpillPage = z.infer<typeof spillPageSchema>;

/** Why somebody looks at the words. */
export const openWordsSchema = z.strictObject({ reason: words });
export type OpenWords = z.infer<typeof openWordsSchema>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const proposeSpillSchema = z.strictObject({
  outcome: z.enum(['release', 'remove']),
  reason: words,
  hash,
});
export type ProposeSpill = z.infer<typeof proposeSpillSchema>;

export const confirmSpillSchema = z.strictObject({ hash });
export type ConfirmSpill = z.infer<typeof confirmSpillSchema>;

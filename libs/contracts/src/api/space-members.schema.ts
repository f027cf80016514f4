import { z } from 'zod';
import { pageLimit } from './paging.schema.js';
import { personSchema } from './session.schema.js';
import { SPACE_ROLES } from './space.schema.js';
import { cleanText } from './text.js';

/** Why somebody is a member; one person may be one for several reasons. */
export const MEMBERSHIP_SOURCES = ['hand', 'group', 'rule', 'partner', 'request'] as const;

export const spaceMemberSchema = z.strictObject({
  person: personSchema,
  role: z.enum(SPACE_ROLES),
  sources: z.array(z.enum(MEMBERSHIP_SOURCES)),
  joinedAt: z.iso.datetime(),
  /** Of partners only: who of the house answers for them, what for, until when. */
  partner: z
    .strictObject({
      sponsor: personSchema,
      purpose: z.string(),
      endsAt: z.iso.datetime(),
      /**
       * Shown to animators: he is no member any more, because his sponsor is none. Adding him again with another sponsor
       * brings him back. Null: he is a member.
       */
      ended: z.enum(['sponsor_gone']).nullable(),
    })
    .nullable(),
  abilities: z.strictObject({ remove: z.boolean(), changeRole: z.boolean() }),
});
export type SpaceMember = z.infer<typeof spaceMemberSchema>;
/** In the order of names. */
export const spaceMemberPageSchema = z.strictObject({
  items: z.array(spaceMemberSchema),
  next: z.string().nullable(),
});
export type SpaceMemberPage = z.infer<typeof spaceMemberPageSchema>;

export const spaceMembersQuerySchema = z.strictObject({
  query: cleanText(0, 100).optional(),
  limit: pageLimit.optional(),
  /** Id of the last person of the page before. */
  after: z.uuid().optional(),
});
export type SpaceMembersQuery = z.infer<typeof spaceMembersQuerySchema>;

export const addMembersSchema = z.strictObject({
  personIds: z.array(z.uuid()).min(1).max(50),
  role: z.enum(SPACE_ROLES).default('member'),
  /** Needed for partners, refused for others. */
  partner: z
    .strictObject({
      /** A member of the space and of the house; absent: the caller. */
      sponsorId: z.uuid().optional(),
      purpose: cleanText(1, 500).refine((text) => text.trim().length > 0, 'is blank'),
      /** At most a year from now. */
      endsAt: z.iso.datetime(),
    })
    .optional(),
});
export type AddMembers = z.infer<typeof addMembersSchema>;

export const changeMemberSchema = z.strictObject({ role: z.enum(SPACE_ROLES) });
export type ChangeMember = z.infer<typeof changeMemberSchema>;

export const askEntrySchema = z.strictObject({
  /** Why one would like to come in. */
  message: cleanText(0, 500).default(''),
});
export type AskEntry = z.infer<typeof askEntrySchema>;

/** A request that waits. */
export const spaceRequestSchema = z.strictObject({
  id: z.uuid(),
  person: personSchema,
  message: z.string(),
  askedAt: z.iso.datetime(),
});
export type SpaceRequest = z.infer<typeof spaceRequestSchema>;
/** Oldest first. */
export const spaceRequestPageSchema = z.strictObject({
  items: z.array(spaceRequestSchema),
  next: z.string().nullable(),
});
export const spaceRequestsQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  /** Id of the last request of the page before. */
  after: z.uuid().optional(),
});
export type SpaceRequestsQuery = z.infer<typeof spaceRequestsQuerySchema>;

export const decideRequestSchema = z.strictObject({ accept: z.boolean() });
export type DecideRequest = z.infer<typeof decideRequestSchema>;

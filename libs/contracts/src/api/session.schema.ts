import { z } from 'zod';
import { cleanText } from './text.js';

/** What a person does in the site. Officer, auditor and operator have no content access. */
export const SITE_ROLES = ['member', 'officer', 'auditor', 'operator'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

export const signInSchema = z.strictObject({
  username: cleanText(1, 256),
  /** Never trimmed or changed: it is the directory's to judge. */
  password: z.string().min(1).max(1024),
  /** A level id of the main policy, at most the clearance; absent = the clearance. */
  workingLevel: z.string().max(32).optional(),
  /** The notice of the sign-in page was read and accepted. */
  acceptBanner: z.literal(true),
});
export type SignIn = z.infer<typeof signInSchema>;

export const levelSchema = z.strictObject({
  id: z.string(),
  name: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
  short: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
  color: z.string(),
  colorDark: z.string(),
});
export type Level = z.infer<typeof levelSchema>;

export const personSchema = z.strictObject({
  id: z.uuid(),
  displayName: z.string(),
  unit: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const sessionSchema = z.strictObject({
  id: z.uuid(),
  person: personSchema,
  siteRole: z.enum(SITE_ROLES),
  workingLevel: levelSchema,
  /** The sign-in before this one; null at the first. UTC, RFC 3339. */
  lastSignIn: z.strictObject({ at: z.iso.datetime(), sourceAddress: z.string() }).nullable(),
  /** The session ends then, whatever happens. */
  expiresAt: z.iso.datetime(),
  /** Without an act of the person the session ends after this many minutes. */
  idleMinutes: z.int(),
  /** Type-level permissions, such as { action: "read", subject: "Message" }. */
  can: z.array(z.strictObject({ action: z.string(), subject: z.string() })),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the sign-in page needs before anybody is known. */
export const siteSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  banner: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
  /** The highest level that the network is accredited for. */
  ceiling: levelSchema,
  /** Levels that a session may be opened at, from the lowest up, none above the ceiling. */
  levels: z.array(levelSchema),
});
export type Site = z.infer<typeof siteSchema>;

import { z } from 'zod';
import { cleanText, createReferenceListSchema, updateProfileSchema } from '#contracts';

/** A name of people.yaml, as typed at sign-in. */
const uid = z.string().min(1);
const ownPart = updateProfileSchema.required().shape;

/** What a person says of himself, who confirms it, and whom he follows. */
export const profile = z.strictObject({
  uid,
  about: ownPart.about.default(''),
  languages: ownPart.languages.default([]),
  expertise: z
    .array(z.strictObject({ label: cleanText(1, 60), confirmedBy: z.array(uid).default([]) }))
    .default([]),
  follows: z.array(uid).default([]),
});
export type DemoProfile = z.infer<typeof profile>;

/** For the person's own unit or site. */
export const correspondent = z.strictObject({
  uid,
  scope: z.enum(['unit', 'site']),
  subject: cleanText(1, 80),
});
export type DemoCorrespondent = z.infer<typeof correspondent>;

const entry = z.strictObject({
  term: cleanText(1, 120),
  /** Empty: nobody has written it yet. */
  definition: cleanText(0, 5_000).default(''),
  fields: z.record(z.string(), cleanText(1, 500)).default({}),
  by: uid,
  daysAgo: z.int().min(1).max(185),
  /** What it said before somebody improved it. */
  before: z
    .strictObject({ definition: cleanText(0, 5_000), by: uid, daysAgo: z.int().min(1).max(185) })
    .optional(),
});
export type DemoEntry = z.infer<typeof entry>;

const { kind, name, description, fields } = createReferenceListSchema.shape;
export const list = z.strictObject({
  /** Key of the space that it lies in; its label is the space's entry label. */
  space: z.string(),
  kind,
  name,
  description,
  fields,
  owner: uid,
  daysAgo: z.int().min(1).max(185),
  entries: z.array(entry).min(1),
});
export type DemoList = z.infer<typeof list>;

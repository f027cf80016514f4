import { z } from 'zod';
import { LANGUAGES } from '../labels/policy.js';
import { personSchema } from './session.schema.js';
import { cleanText } from './text.js';
import { pageLimit } from './paging.schema.js';

/** Longest text that a person writes about himself, in UTF-16 code units. */
export const MAX_ABOUT_LENGTH = 2_000;
/** Most expertise tags of one person. */
export const MAX_EXPERTISE = 30;
/** Most people whose presence one request asks for. */
export const MAX_PRESENCE_IDS = 100;

const yes = z.literal('true').transform(() => true);
/** As an address carries it; all letters count alike whatever their case and accents. */
const search = cleanText(0, 100);

/** Lower-case language code of ISO 639, such as fr. */
const spokenLanguage = z.string().regex(/^[a-z]{2,3}$/);

/** All conditions hold together. Case and accents count for nothing. */
export const peopleQuerySchema = z.strictObject({
  /** Beginnings of parts of the name, separated by spaces: each must begin some part. */
  query: search.optional(),
  /** The whole name of a unit, as `GET /people/units` gives it. */
  unit: search.optional(),
  /** The whole name of a site. */
  site: search.optional(),
  /** The beginning of an expertise tag. */
  tag: search.optional(),
  language: spokenLanguage.optional(),
  /** Only who has a session open now. */
  present: yes.optional(),
  /** Only whom the caller follows. */
  following: yes.optional(),
  /** People who have left too. */
  left: yes.optional(),
  limit: pageLimit.optional(),
  /** Id of the last person of the page before. */
  after: z.uuid().optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

/** What a list and the card on a name show. */
export const personCardSchema = personSchema.extend({
  title: z.string().nullable(),
  site: z.string().nullable(),
  /** False: the person has left, and stands beside what he wrote. */
  active: z.boolean(),
  /** Whether `GET /people/:id/photo` has one. */
  hasPhoto: z.boolean(),
  /** Whether the caller follows this person; nobody else is told. */
  following: z.boolean(),
});
export type PersonCard = z.infer<typeof personCardSchema>;

/** In the order of names. */
export const personPageSchema = z.strictObject({
  items: z.array(personCardSchema),
  next: z.string().nullable(),
});

export const expertiseSchema = z.strictObject({
  /** What the tag is compared by: lower case, no accents. Also its name in addresses. */
  tag: z.string(),
  /** As the person typed it. */
  label: z.string(),
  /** How many others confirm it. */
  confirmations: z.int(),
  /** Whether the caller is one of them. */
  confirmedByMe: z.boolean(),
});
export type Expertise = z.infer<typeof expertiseSchema>;

export const personDetailSchema = personCardSchema.extend({
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  office: z.string().nullable(),
  /** The language that the directory says the person prefers. */
  language: z.enum(LANGUAGES).nullable(),
  /** Languages that the person says he speaks. */
  languages: z.array(z.string()),
  /** Plain text; empty when nothing was written. */
  about: z.string(),
  manager: personCardSchema.nullable(),
  /** How many people name this one as their manager, of those that the caller sees. */
  reports: z.int(),
  /** Most confirmed first. */
  expertise: z.array(expertiseSchema),
  presence: z.enum(['online', 'away', 'offline']),
  abilities: z.strictObject({ update: z.boolean(), follow: z.boolean(), confirm: z.boolean() }),
});
export type PersonDetail = z.infer<typeof personDetailSchema>;

/** The caller's own part of his profile; what is left out stays. The rest is the directory's. */
export const updateProfileSchema = z.strictObject({
  about: cleanText(0, MAX_ABOUT_LENGTH).optional(),
  languages: z.array(spokenLanguage).max(20).optional(),
  /** The whole list as typed. What is no longer in it loses its confirmations. */
  expertise: z
    .array(cleanText(1, 60).refine((label) => /[\p{L}\p{N}]/u.test(label), 'has no letter or digit'))
    .max(MAX_EXPERTISE)
    .optional(),
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;

/** A tag in an address, as `expertise[].tag` gives it. */
export const expertiseTagSchema = cleanText(1, 120);

export const chartQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  /** Id of the last person of the page before. */
  after: z.uuid().optional(),
});
export type ChartQuery = z.infer<typeof chartQuerySchema>;

/** Somebody in the chart. */
export const chartPersonSchema = personCardSchema.extend({ reports: z.int() });
export type ChartPerson = z.infer<typeof chartPersonSchema>;

/** People at the top, in the order of names: nobody above them, somebody below. */
export const chartPageSchema = z.strictObject({
  items: z.array(chartPersonSchema),
  next: z.string().nullable(),
});

export const personChartSchema = z.strictObject({
  person: chartPersonSchema,
  /** From the top down to the direct manager; it ends where the caller may look no further. */
  managers: z.array(chartPersonSchema),
  /** Direct reports in the order of names, one page of them. */
  reports: chartPageSchema,
});
export type PersonChart = z.infer<typeof personChartSchema>;

/** Units and sites of the people that the caller sees, with how many of them are there, in the order of names. */
export const placesSchema = z.strictObject({
  units: z.array(z.strictObject({ name: z.string(), people: z.int() })),
  sites: z.array(z.strictObject({ name: z.string(), people: z.int() })),
});
export type Places = z.infer<typeof placesSchema>;

export const presenceQuerySchema = z.strictObject({
  /** Ids separated by commas. */
  ids: z
    .string()
    .max(MAX_PRESENCE_IDS * 37)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MAX_PRESENCE_IDS)),
});
export type PresenceQuery = z.infer<typeof presenceQuerySchema>;

/** Who of those asked for is there: online (acted within five minutes) or away. Everybody else is not in it. */
export const presenceSchema = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), presence: z.enum(['online', 'away']) })),
});
export type Presence = z.infer<typeof presenceSchema>;

export const CORRESPONDENT_SCOPES = ['unit', 'site'] as const;

export const correspondentQuerySchema = z.strictObject({
  /** The whole name of a unit. */
  unit: search.optional(),
  /** The whole name of a site. */
  site: search.optional(),
  personId: z.uuid().optional(),
  limit: pageLimit.optional(),
  /** Id of the last correspondent of the page before. */
  after: z.uuid().optional(),
});
export type CorrespondentQuery = z.infer<typeof correspondentQuerySchema>;

/** Whom to ask in a unit or at a site about a subject. */
export const correspondentSchema = z.strictObject({
  id: z.uuid(),
  scope: z.enum(CORRESPONDENT_SCOPES),
  /** Name of the unit or the site. */
  place: z.string(),
  subject: z.string(),
  person: personCardSchema,
  abilities: z.strictObject({ delete: z.boolean() }),
});
export type Correspondent = z.infer<typeof correspondentSchema>;

/** In the order of places, then subjects. */
export const correspondentPageSchema = z.strictObject({
  items: z.array(correspondentSchema),
  next: z.string().nullable(),
});

/** For oneself, or for somebody below oneself in the chart; the place is the person's own unit or site. */
export const createCorrespondentSchema = z.strictObject({
  personId: z.uuid(),
  scope: z.enum(CORRESPONDENT_SCOPES),
  subject: cleanText(1, 80).refine((subject) => subject.trim().length > 0, 'is blank'),
});
export type CreateCorrespondent = z.infer<typeof createCorrespondentSchema>;

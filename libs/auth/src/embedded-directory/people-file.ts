import { readFileSync } from 'node:fs';
import { LANGUAGES } from '#contracts';
import { parse } from 'yaml';
import { z } from 'zod';

const person = z.strictObject({
  uid: z.string().min(1),
  entryUUID: z.uuid(),
  givenName: z.string().min(1),
  surname: z.string().min(1),
  displayName: z.string().min(1),
  unit: z.string().min(1),
  title: z.string().min(1),
  language: z.enum(LANGUAGES),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** The human behind the account. */
  employeeNumber: z.string().min(1),
  mail: z.email(),
  phone: z.string().min(1).nullable().default(null),
  office: z.string().min(1).nullable().default(null),
  /** Town of the place of work. */
  site: z.string().min(1).nullable().default(null),
  /** uid of the manager; null at the top. */
  manager: z.string().nullable(),
  disabled: z.boolean().default(false),
  /** A guest from outside, who enters only what he was invited to. */
  partner: z.boolean().default(false),
});

const peopleFileSchema = z
  .strictObject({
    company: z.string().min(1),
    /** DN under which everything stands. */
    base: z.string().min(1),
    /** Of everybody in the file. */
    demoPassword: z.string().min(8),
    people: z.array(person).min(1),
    groups: z.array(z.strictObject({ cn: z.string().min(1), members: z.array(z.string()).min(1) })),
  })
  .superRefine((file, check) => {
    const uids = new Set(file.people.map(({ uid }) => uid));
    const named = [
      ...file.people.flatMap(({ manager }) => manager ?? []),
      ...file.groups.flatMap(({ members }) => members),
    ];
    for (const uid of named.filter((candidate) => !uids.has(candidate)))
      check.addIssue({ code: 'custom', message: `nobody is called ${uid}` });
    if (uids.size !== file.people.length)
      check.addIssue({ code: 'custom', message: 'two people share a uid' });
  });

export type PeopleFile = z.infer<typeof peopleFileSchema>;
export type DemoPerson = PeopleFile['people'][number];

/** @throws ZodError naming each fault. */
export function readPeopleFile(path: string): PeopleFile {
  return peopleFileSchema.parse(parse(readFileSync(path, 'utf8')));
}

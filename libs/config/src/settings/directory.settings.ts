import { z } from 'zod';
import { mappingSettings } from './directory-mapping.settings.js';
import { attributeName, dn, filePath, filter, words } from './text.js';

const people = z.strictObject({
  base: dn.describe('The entry below which people are looked up.'),
  filter: filter.describe('The filter that every person matches.'),
  nameAttributes: z
    .array(attributeName)
    .min(1, 'at least one attribute')
    .describe('The attributes that hold the name typed at sign-in, tried together.'),
  idAttribute: z
    .enum(['entryUUID', 'objectGUID'])
    .describe('The attribute that never changes when a person is renamed or moved.'),
});

const groups = z.strictObject({
  base: dn.describe('The entry below which groups are looked up.'),
  filter: filter.describe('The filter that every group matches.'),
  memberAttribute: attributeName.describe('The attribute of a group that names its members.'),
});

const attributes = z.strictObject({
  displayName: attributeName.describe('The attribute that holds the name shown to others.'),
  unit: attributeName.describe('The attribute that holds the organisational unit.'),
  mail: attributeName.describe('The attribute that holds the mail address.'),
  language: attributeName.describe('The attribute that holds the preferred language.'),
  humanKey: attributeName.describe('The attribute that is equal for all accounts of one human being.'),
  nationality: attributeName.describe('The attribute that holds the nationality.'),
  title: attributeName.describe("The attribute that holds the person's function."),
  phone: attributeName.describe('The attribute that holds the telephone number.'),
  mobile: attributeName.describe('The attribute that holds the mobile telephone number.'),
  office: attributeName.describe('The attribute that holds the office or room.'),
  site: attributeName.describe('The attribute that holds the place of work, such as a town.'),
  manager: attributeName.describe("The attribute that holds the DN of the person's manager."),
  photo: attributeName.describe('The attribute that holds a portrait, JPEG or PNG.'),
});

const sync = z.strictObject({
  enabled: z.boolean().describe('Whether the worker compares accounts with the directory by itself.'),
  everyMinutes: z
    .int()
    .min(1, 'at least 1')
    .max(1440, 'at most 1440')
    .describe('How often everybody is compared, in minutes.'),
  recheckSeconds: z
    .int()
    .min(5, 'at least 5')
    .max(45, 'at most 45, so that a deactivation counts within a minute')
    .describe('How often people with an open session are looked up again, in seconds.'),
  brakePercent: z
    .int()
    .min(1, 'at least 1')
    .max(50, 'at most 50')
    .describe('A run that would deactivate more than this share of the accounts stops and asks.'),
  brakePeople: z
    .int()
    .min(1, 'at least 1')
    .max(1000, 'at most 1000')
    .describe('A run that would deactivate more people than this stops and asks.'),
});

export const directorySettings = z.strictObject({
  url: words.describe('The address of the directory, ldaps:// except to this machine itself.'),
  caFile: filePath.nullable().describe("The authority that signed the directory's certificate, PEM."),
  bindDn: dn.describe('The service account that looks people and groups up.'),
  bindPasswordFile: filePath.describe("The file that holds the service account's password."),
  decoyDn: dn.describe(
    'An entry nobody can sign in as; unknown names bind to it so that times do not differ.',
  ),
  timeoutSeconds: z
    .int()
    .min(1, 'at least 1')
    .max(60, 'at most 60')
    .describe('How long one answer of the directory is waited for, in seconds.'),
  people: people.describe('Where and how people are found.'),
  groups: groups.describe('Where and how groups are found.'),
  attributes: attributes.describe('Which attribute of a person holds what.'),
  sync: sync.describe('How accounts are kept as the directory says.'),
  mapping: mappingSettings.describe('What directory groups and attributes mean here.'),
});

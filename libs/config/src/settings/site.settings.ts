import { z } from 'zod';
import { filePath, words } from './text.js';

const banner = z.strictObject({
  fr: words.describe('The notice of the sign-in page in French.'),
  en: words.describe('The notice of the sign-in page in English.'),
  de: words.describe('The notice of the sign-in page in German.'),
});

export const siteSettings = z.strictObject({
  name: words.max(80, 'at most 80 characters').describe('The name of the site, shown on every page.'),
  mainPolicy: words.describe('The id of the label policy whose levels sessions are opened at.'),
  ceilingLevel: words.describe(
    'The highest level of the main policy that this network is accredited for; nothing above it is accepted.',
  ),
  policyFiles: z
    .array(filePath)
    .min(1, 'at least one policy file')
    .describe('The files of the label policies that this site uses.'),
  rulesFile: filePath.describe('The file of the rules of the house, by which messages are moderated.'),
  banner: banner.describe('The notice that everybody accepts before signing in, in each language.'),
});

import { describe, expect, it } from '@jest/globals';
import {
  badFrench,
  missingPlurals,
  placeholders,
  stems,
  texts,
  type CatalogueNode,
} from './catalogue-checks.js';
import { auditTexts } from './audit/texts.js';
import { inboxTexts } from './composing/inbox-texts.js';
import { composingTexts } from './composing/texts.js';
import { directoryTexts } from './directory/texts.js';
import { importTexts } from './imports/texts.js';
import { discussionTexts } from './discussion/texts.js';
import { labelTexts } from './labels/texts.js';
import { messageTexts } from './messages/texts.js';
import { moderationTexts } from './moderation/texts.js';
import { paletteTexts } from './palette/texts.js';
import { cardTexts, peopleTexts } from './people/texts.js';
import { acronymTexts, referenceTexts } from './reference/texts.js';
import { retentionTexts } from './retention/texts.js';
import { spaceTexts } from './spaces/texts.js';
import { stepUpTexts } from './step-up/texts.js';

const PARTS: Readonly<Record<string, Readonly<Record<'fr' | 'en' | 'de', CatalogueNode>>>> = {
  acronyms: acronymTexts,
  audit: auditTexts,
  card: cardTexts,
  composing: composingTexts,
  directory: directoryTexts,
  imports: importTexts,
  discussion: discussionTexts,
  inbox: inboxTexts,
  labels: labelTexts,
  messages: messageTexts,
  moderation: moderationTexts,
  palette: paletteTexts,
  people: peopleTexts,
  reference: referenceTexts,
  retention: retentionTexts,
  spaces: spaceTexts,
  stepUp: stepUpTexts,
};
const CATALOGUES = Object.entries(PARTS).flatMap(([part, { fr, en, de }]) => [
  { part, language: 'fr', fr, catalogue: fr },
  { part, language: 'en', fr, catalogue: en },
  { part, language: 'de', fr, catalogue: de },
]);

describe.each(CATALOGUES)('late catalogue $part in $language', ({ language, fr, catalogue }) => {
  it('has the keys and the values of the French one', () => {
    expect(stems(catalogue)).toEqual(stems(fr));
    expect(placeholders(catalogue)).toEqual(placeholders(fr));
  });

  it('has every plural form of the language and no empty text', () => {
    expect(missingPlurals(language, catalogue)).toEqual([]);
    expect([...texts(catalogue).values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('sets French punctuation with spaces that do not break', () => {
    expect(language === 'fr' ? badFrench(catalogue) : []).toEqual([]);
  });
});

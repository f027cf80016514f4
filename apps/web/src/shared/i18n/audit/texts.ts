import { deEvents } from './de-events.js';
import { de } from './de.js';
import { enEvents } from './en-events.js';
import { en } from './en.js';
import { frEvents } from './fr-events.js';
import { fr } from './fr.js';

export const auditTexts = {
  fr: { ...fr, events: frEvents },
  en: { ...en, events: enEvents },
  de: { ...de, events: deEvents },
};

import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { de as inboxDe } from './inbox-de.js';
import { en as inboxEn } from './inbox-en.js';
import { fr as inboxFr } from './inbox-fr.js';

export const composingTexts = { fr, en, de };
export const inboxTexts = { fr: inboxFr, en: inboxEn, de: inboxDe };

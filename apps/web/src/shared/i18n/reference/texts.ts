import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { de as acronymsDe } from './acronyms-de.js';
import { en as acronymsEn } from './acronyms-en.js';
import { fr as acronymsFr } from './acronyms-fr.js';

export const referenceTexts = { fr, en, de };

export const acronymTexts = { fr: acronymsFr, en: acronymsEn, de: acronymsDe };

import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

export const retentionTexts = { fr, en, de };

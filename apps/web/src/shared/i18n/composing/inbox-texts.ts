import { de } from './inbox-de.js';
import { en } from './inbox-en.js';
import { fr } from './inbox-fr.js';

export const inboxTexts = { fr, en, de };

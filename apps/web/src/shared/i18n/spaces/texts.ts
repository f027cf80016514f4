import { deSpaces } from './de.js';
import { enSpaces } from './en.js';
import { frSpaces } from './fr.js';

export const spaceTexts = { fr: frSpaces, en: enSpaces, de: deSpaces };

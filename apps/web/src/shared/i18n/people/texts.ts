import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { de as cardDe } from './card-de.js';
import { en as cardEn } from './card-en.js';
import { fr as cardFr } from './card-fr.js';

export const peopleTexts = { fr, en, de };

export const cardTexts = { fr: cardFr, en: cardEn, de: cardDe };

import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const de: CatalogueLike<typeof fr> = {
  title: 'Ihr Passwort',
  hint: 'Diese Handlung verlangt Ihr Passwort. Es gilt danach fünf Minuten.',
  password: 'Passwort',
  go: 'Weiter',
};

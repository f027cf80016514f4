import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const en: CatalogueLike<typeof fr> = {
  title: 'Your password',
  hint: 'This act of an officer asks for your password. It then holds for five minutes.',
  password: 'Password',
  go: 'Continue',
};

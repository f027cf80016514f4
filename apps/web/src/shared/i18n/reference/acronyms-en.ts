import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './acronyms-fr.js';

export const en: CatalogueLike<typeof fr> = {
  explain: '{{term}}: explanation',
  from: 'List {{name}}',
  open: 'See the entry',
  noDefinition: 'No definition yet.',
};

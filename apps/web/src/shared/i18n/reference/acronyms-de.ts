import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './acronyms-fr.js';

export const de: CatalogueLike<typeof fr> = {
  explain: '{{term}}: Erklärung',
  from: 'Liste {{name}}',
  open: 'Eintrag ansehen',
  noDefinition: 'Noch keine Definition.',
};

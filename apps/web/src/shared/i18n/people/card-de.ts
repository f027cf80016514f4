import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './card-fr.js';

export const de: CatalogueLike<typeof fr> = {
  region: 'Wer ist {{name}}',
  presence: {
    online: 'Online',
    away: 'Abwesend',
    offline: 'Offline',
  },
  left: 'Ausgeschieden',
  open: 'Profil ansehen',
  manager: 'Vorgesetzt: {{name}}',
  unknown: 'Diese Person ist für Sie nicht mehr sichtbar.',
  photo: 'Foto von {{name}}',
};

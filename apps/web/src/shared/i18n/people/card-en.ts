import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './card-fr.js';

export const en: CatalogueLike<typeof fr> = {
  region: 'Who is {{name}}',
  presence: {
    online: 'Online',
    away: 'Away',
    offline: 'Offline',
  },
  left: 'Has left',
  open: 'See the profile',
  manager: 'Manager: {{name}}',
  unknown: 'This person is no longer visible to you.',
  photo: 'Photo of {{name}}',
};

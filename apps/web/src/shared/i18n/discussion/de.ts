import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const de: CatalogueLike<typeof fr> = {
  title: 'Kommentare',
  none: 'Noch keine Kommentare.',
  earlier: 'Ältere Kommentare',
  write: 'Ihr Kommentar',
  label: 'Kennzeichnung des Kommentars',
  raised:
    'Die Kennzeichnung wurde angehoben: Ein Kommentar schützt mindestens so viel wie das, wovon er spricht. Lesen Sie noch einmal und senden Sie ihn dann.',
  add: 'Kommentieren',
  edited: 'bearbeitet',
  deleted: 'Vom Verfasser gelöschter Kommentar.',
  edit: 'Bearbeiten',
  save: 'Speichern',
  remove: 'Löschen…',
  removeTitle: 'Diesen Kommentar löschen?',
  removeBody: 'Ihr Kommentar ist dann nicht mehr lesbar; an seiner Stelle bleibt eine Spur.',
  removeConfirm: 'Löschen',
  by: 'Kommentar von {{name}}',
};

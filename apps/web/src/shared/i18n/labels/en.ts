import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const en: CatalogueLike<typeof fr> = {
  title: 'Other label',
  policy: 'Policy',
  level: 'Level',
  levelMissing: 'Choose the level first.',
  restrictive: 'Compartments',
  restrictiveHint: 'Only people who hold every ticked compartment will be able to read.',
  excluded: '{{names}} cannot stand together on one label.',
  tooMany: 'A label carries {{most}} compartments at most.',
  permissiveHint: 'With nothing ticked: no restriction.',
  unreadable: 'You could no longer read what you mark: tick {{names}} as well.',
  preview: 'Marking',
  previewEmpty: 'It appears here as soon as the level is chosen.',
  save: 'Use this label',
  saving: 'Creating…',
  none: 'Your working level does not allow you to compose any label.',
  refusals: {
    LABEL_REFUSED: 'This label is refused: one of its parts is no longer open to you.',
    LABEL_ABOVE_CEILING: 'This label is above the level that this site is accredited for.',
  },
};

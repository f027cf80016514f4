import type { PersonalSource } from '#http';

/** What somebody may enter has changed: his screens read again. Not what, and not by whom. */
export const entryChanged: PersonalSource = {
  type: 'space.entry_changed',
  frame: 'access.changed',
  load: () => Promise.resolve({}),
};

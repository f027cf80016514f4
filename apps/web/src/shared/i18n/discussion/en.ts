import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const en: CatalogueLike<typeof fr> = {
  title: 'Comments',
  none: 'No comments yet.',
  earlier: 'Earlier comments',
  write: 'Your comment',
  label: 'Label of the comment',
  raised:
    'The label was raised: a comment protects at least as much as what it speaks of. Read again, then send.',
  add: 'Comment',
  edited: 'edited',
  deleted: 'Comment deleted by its author.',
  edit: 'Edit',
  save: 'Save',
  remove: 'Delete…',
  removeTitle: 'Delete this comment?',
  removeBody: 'Your comment will no longer be readable; a trace stays in its place.',
  removeConfirm: 'Delete',
  by: 'Comment by {{name}}',
};

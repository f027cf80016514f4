export { ReferenceModule } from './reference.module.js';
export { referencePolicy } from './reference.policy.js';
export { Reference1763720093000 } from './migrations/1763720093000-reference.js';
export { EntryComments1763720094200 } from './migrations/1763720094200-entry-comments.js';

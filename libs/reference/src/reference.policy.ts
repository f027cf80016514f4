import type { AccessPolicy } from '#access';

/**
 * Lists and entries are read by who may enter their space and dominates their label; reading is enough for improving.
 * What takes the owner or an animator is judged by the database, which knows them.
 */
export const referencePolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const conditions = { labelId: { $in: principal.labels }, spaceId: { $memberOf: enterable } };
  const actions = ['read', 'create', 'update', 'delete'] as const;
  return actions.flatMap((action) => [
    { action, subject: 'ReferenceList', conditions },
    { action, subject: 'ReferenceEntry', conditions },
  ]);
};

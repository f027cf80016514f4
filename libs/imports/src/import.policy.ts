import type { AccessPolicy } from '#access';

/**
 * An import is read and led by who began it, while he may enter the space and dominates the label of the file. That he
 * animates the space is judged by the database. Partners animate nothing.
 */
export const importPolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member' || !principal.entersImplicitly) return [];
  const conditions = {
    labelId: { $in: principal.labels },
    spaceId: { $memberOf: enterable },
    createdBy: { $eq: principal.accountId },
  };
  return [
    { action: 'create', subject: 'Import' },
    { action: 'read', subject: 'Import', conditions },
    { action: 'update', subject: 'Import', conditions },
  ];
};

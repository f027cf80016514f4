import type { AccessPolicy } from '#access';

/** A message is read by who may enter its space and dominates its label, answered by the same, changed by its author. */
export const messagePolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const conditions = { labelId: { $in: principal.labels }, spaceId: { $memberOf: enterable } };
  const own = { ...conditions, authorId: { $eq: principal.accountId } };
  return [
    { action: 'read', subject: 'Message', conditions },
    { action: 'reply', subject: 'Message', conditions },
    { action: 'pin', subject: 'Message', conditions },
    { action: 'react', subject: 'Message', conditions },
    { action: 'report', subject: 'Message', conditions },
    { action: 'create', subject: 'Message', conditions: own },
    { action: 'update', subject: 'Message', conditions: own },
    { action: 'delete', subject: 'Message', conditions: own },
    { action: 'read', subject: 'Stream' },
  ];
};

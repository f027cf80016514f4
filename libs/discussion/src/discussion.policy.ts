import type { AccessPolicy } from '#access';

/** A comment is read by who may enter its space and dominates its label, and changed by its author. */
export const discussionPolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const conditions = { labelId: { $in: principal.labels }, spaceId: { $memberOf: enterable } };
  const own = { ...conditions, authorId: { $eq: principal.accountId } };
  return [
    { action: 'read', subject: 'Comment', conditions },
    { action: 'create', subject: 'Comment', conditions },
    { action: 'update', subject: 'Comment', conditions: own },
    { action: 'delete', subject: 'Comment', conditions: own },
  ];
};

import type { AccessPolicy } from '#access';

/** A message is read by who may enter its space and dominates its label, and answered by the same. */
export const messagePolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const conditions = { labelId: { $in: principal.labels }, spaceId: { $memberOf: enterable } };
  return [
    { action: 'read', subject: 'Message', conditions },
    { action: 'reply', subject: 'Message', conditions },
    {
      action: 'create',
      subject: 'Message',
      conditions: { ...conditions, authorId: { $eq: principal.accountId } },
    },
    { action: 'read', subject: 'Stream' },
  ];
};

import type { AccessPolicy } from '#access';

/**
 * Members see the spaces that they may enter; those of the house see, of what they dominate, also the spaces that do
 * not hide. What an animator may do is judged on the space itself, by the functions that do it.
 */
export const spacePolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const labelId = { $in: principal.labels };
  const house = principal.entersImplicitly
    ? ([
        {
          action: 'read',
          subject: 'Space',
          conditions: { labelId, visibility: { $in: ['open', 'request', 'closed'] } },
        },
        { action: 'create', subject: 'Space' },
      ] as const)
    : [];
  return [
    { action: 'read', subject: 'Space', conditions: { labelId, id: { $memberOf: enterable } } },
    { action: 'update', subject: 'Space' },
    ...house,
  ];
};

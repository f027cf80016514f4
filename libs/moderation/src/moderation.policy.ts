import type { AccessPolicy } from '#access';

/**
 * Who animates a space, who wrote a message, who reviews a spill is known to the database, which judges each act.
 * Security officers come to spills, and to nothing else here: of a case they get its object.
 */
export const moderationPolicy: AccessPolicy = (principal) => {
  if (principal.siteRole === 'officer') return spills;
  if (principal.siteRole !== 'member') return [];
  return [
    { action: 'read', subject: 'Moderation' },
    { action: 'create', subject: 'Moderation' },
    { action: 'update', subject: 'Moderation' },
    { action: 'create', subject: 'Spill' },
    ...spills,
  ];
};

const spills = [
  { action: 'read', subject: 'Spill' },
  { action: 'update', subject: 'Spill' },
] as const;

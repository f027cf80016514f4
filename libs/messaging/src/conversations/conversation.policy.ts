import type { AccessPolicy } from '#access';

/** Members read the conversations of spaces that they may enter, and write where they read. */
export const conversationPolicy: AccessPolicy = (principal, enterable) => {
  if (principal.siteRole !== 'member') return [];
  const conditions = { labelId: { $in: principal.labels }, spaceId: { $memberOf: enterable } };
  return [
    { action: 'read', subject: 'Conversation', conditions },
    { action: 'post', subject: 'Conversation', conditions },
    // Partners are invited into talks, they do not begin them.
    ...(principal.entersImplicitly ? [{ action: 'create', subject: 'Conversation' } as const] : []),
  ];
};

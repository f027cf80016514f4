import type { AccessPolicy } from '#access';

/**
 * Members look at people, follow them and confirm what they know; whom a member sees is the database's to say: the
 * whole house, or, for a partner, the people of the spaces that he shares. One's own profile is changed by oneself.
 */
export const personPolicy: AccessPolicy = (principal) =>
  principal.siteRole === 'member'
    ? [
        { action: 'read', subject: 'Person' },
        { action: 'follow', subject: 'Person' },
        { action: 'confirm', subject: 'Person' },
        { action: 'update', subject: 'Person', conditions: { id: { $eq: principal.accountId } } },
        { action: 'read', subject: 'Correspondent' },
        { action: 'create', subject: 'Correspondent' },
        { action: 'delete', subject: 'Correspondent' },
      ]
    : [];

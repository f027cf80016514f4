import type { AccessPolicy } from '../rules/access-policy.js';

/** Security officers decide on policies; that it takes two of them is the database's own rule. */
export const policiesPolicy: AccessPolicy = (principal) =>
  principal.siteRole === 'officer'
    ? [
        { action: 'read', subject: 'Policy' },
        { action: 'create', subject: 'Policy' },
        { action: 'activate', subject: 'Policy' },
      ]
    : [];

import type { AccessPolicy } from '../rules/access-policy.js';

/** Members use labels; officers, auditors and operators have no content to label. */
export const labelPolicy: AccessPolicy = (principal) =>
  principal.siteRole === 'member'
    ? [
        { action: 'read', subject: 'Label' },
        { action: 'create', subject: 'Label' },
      ]
    : [];

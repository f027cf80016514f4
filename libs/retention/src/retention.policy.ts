import type { AccessPolicy } from '#access';

/** Security officers decide; that a release takes two of them is the database's own rule. Spaces: see there. */
export const retentionPolicy: AccessPolicy = (principal) =>
  principal.siteRole === 'officer'
    ? [
        { action: 'read', subject: 'Retention' },
        { action: 'update', subject: 'Retention' },
        { action: 'read', subject: 'LegalHold' },
        { action: 'create', subject: 'LegalHold' },
        { action: 'update', subject: 'LegalHold' },
      ]
    : [];

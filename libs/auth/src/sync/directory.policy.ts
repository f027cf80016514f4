import type { AccessPolicy } from '#access';

/** The directory is the operator's: its state, its runs, and the answers to them. It holds no content and no label. */
export const directoryPolicy: AccessPolicy = (principal) =>
  principal.siteRole === 'operator'
    ? [
        { action: 'read', subject: 'Directory' },
        { action: 'update', subject: 'Directory' },
      ]
    : [];

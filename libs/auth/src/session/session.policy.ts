import type { AccessPolicy } from '#access';

/** Everybody who is signed in sees and ends his own session, whatever his role. */
export const sessionPolicy: AccessPolicy = () => [
  { action: 'read', subject: 'Session' },
  { action: 'delete', subject: 'Session' },
];

import type { AccessPolicy } from '#access';

/** Everybody of the house finds everybody by name; what is found is a name and a unit. */
export const personPolicy: AccessPolicy = (principal) =>
  principal.entersImplicitly ? [{ action: 'read', subject: 'Person' }] : [];

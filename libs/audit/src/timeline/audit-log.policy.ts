import type { AccessPolicy } from '#access';

/** The log is read by auditors and security officers. Nobody writes to it by a request of his own. */
export const auditLogPolicy: AccessPolicy = ({ siteRole }) =>
  siteRole === 'auditor' || siteRole === 'officer' ? [{ action: 'read', subject: 'AuditLog' }] : [];

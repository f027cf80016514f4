/** What can be done to an object. A new verb is added here before any policy may grant it. */
export const ACTIONS = [
  'read',
  'create',
  'update',
  'delete',
  'post',
  'reply',
  'pin',
  'react',
  'report',
  'activate',
  'follow',
  'confirm',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Types of objects that rules speak of. */
export const SUBJECTS = [
  'Session',
  'Label',
  'Policy',
  'Stream',
  'Person',
  'Correspondent',
  'ReferenceList',
  'ReferenceEntry',
  'Import',
  'Comment',
  'Space',
  'Conversation',
  'Message',
  'Moderation',
  'Spill',
  'Directory',
  'AuditLog',
  'Retention',
  'LegalHold',
] as const;
export type SubjectName = (typeof SUBJECTS)[number];

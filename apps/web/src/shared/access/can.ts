import type { Action, Session, SubjectName } from '#contracts';

/** Whether the session may do this to objects of the type at all. What is not said is refused. */
export function can(session: Session, action: Action, subject: SubjectName): boolean {
  return session.can.some((entry) => entry.action === action && entry.subject === subject);
}

/** Officers, auditors and operators read no content, whatever their clearance. */
export function readsContent(session: Session): boolean {
  return session.siteRole === 'member' && can(session, 'read', 'Message');
}

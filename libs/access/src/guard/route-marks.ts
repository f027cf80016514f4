import { SetMetadata } from '@nestjs/common';
import type { Action, AuditEventName, SubjectName } from '#contracts';

export const CAN_MARK = 'ruche:can';
export const PUBLIC_MARK = 'ruche:public';
export const AUDITED_MARK = 'ruche:audited';
export const NO_CONNECTION_MARK = 'ruche:no-connection';

export interface CanMark {
  readonly action: Action;
  readonly subject: SubjectName;
}

/** The route asks for this permission on type level; objects are judged by the service. */
export const Can = (action: Action, subject: SubjectName): MethodDecorator =>
  SetMetadata(CAN_MARK, { action, subject } satisfies CanMark);

/** The only way past the session guard. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC_MARK, true);

/** The event that tells of a successful call. The service may record a fuller one of that name itself. */
export const Audited = (event: AuditEventName): MethodDecorator => SetMetadata(AUDITED_MARK, event);

/** The route answers over a long time and takes units of work of its own, short ones. */
export const HoldsNoConnection = (): MethodDecorator => SetMetadata(NO_CONNECTION_MARK, true);

import { SetMetadata } from '@nestjs/common';
import type { Action, AuditEventName, SubjectName } from '#contracts';
import type { Statement } from '#database';

export const CAN_MARK = 'ruche:can';
export const PUBLIC_MARK = 'ruche:public';
export const AUDITED_MARK = 'ruche:audited';
export const ASKS_FIRST_MARK = 'ruche:asks-first';
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

/** The raw parts of a request's address. Whoever reads them judges them: no pipe has run yet. */
export interface AskedFor {
  readonly params: unknown;
  readonly query: unknown;
}

/**
 * What the route asks the database first, by its address alone: it goes out together with the entry, which saves a wait
 * for the server. None for an address that will be refused.
 */
export const AsksFirst = (statements: (asked: AskedFor) => readonly Statement[]): MethodDecorator =>
  SetMetadata(ASKS_FIRST_MARK, statements);

/** The route answers over a long time and takes units of work of its own, short ones. */
export const HoldsNoConnection = (): MethodDecorator => SetMetadata(NO_CONNECTION_MARK, true);

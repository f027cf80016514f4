import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '#kernel';
import { CAN_MARK, PUBLIC_MARK, type CanMark } from './route-marks.js';
import type { RucheRequest } from './ruche-request.js';

/** Type-level permission of the route. A route that asks for none and is not public is closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const handler = execution.getHandler();
    if (this.reflector.get<boolean | undefined>(PUBLIC_MARK, handler)) return true;
    const mark = this.reflector.get<CanMark | undefined>(CAN_MARK, handler);
    const { ctx } = execution.switchToHttp().getRequest<RucheRequest>().ruche;
    if (!mark || !ctx?.ability.can(mark.action, mark.subject))
      throw new DomainError('forbidden', 'FORBIDDEN', 'not allowed for this account');
    return true;
  }
}

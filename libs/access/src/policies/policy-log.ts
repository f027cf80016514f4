import type { Id } from '#kernel';
import type { RequestContext } from '../request-context.js';

/** Which version of which policy an act was about. */
export interface PolicyAct {
  readonly proposalId: Id;
  readonly policyId: string;
  readonly version: number;
  readonly hash: string;
}

/** Port to the audit log, which lies above this library: tells an act in the transaction of the act. */
export abstract class PolicyLog {
  abstract tell(
    ctx: RequestContext,
    event: 'policy.proposed' | 'policy.activated',
    act: PolicyAct,
  ): Promise<void>;
}

import { Injectable } from '@nestjs/common';
import { PolicyLog, type PolicyAct, type RequestContext } from '#access';
import { AuditService } from './audit.service.js';

/** Tells of acts on policies which version they were about, by its hash. */
@Injectable()
export class PolicyRecords extends PolicyLog {
  constructor(private readonly audit: AuditService) {
    super();
  }

  async tell(
    ctx: RequestContext,
    event: 'policy.proposed' | 'policy.activated',
    { proposalId, policyId, version, hash }: PolicyAct,
  ): Promise<void> {
    await this.audit.record(ctx, {
      event,
      object: { type: 'policy_proposal', id: proposalId, labelId: null },
      facts: { policy: policyId, version, hash },
    });
  }
}

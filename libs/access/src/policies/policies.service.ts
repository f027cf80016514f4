import { Injectable } from '@nestjs/common';
import {
  policySchema,
  policySetFaults,
  type ActivePolicy,
  type Policy,
  type PolicyProposal,
} from '#contracts';
import { currentManager } from '#database';
import { DomainError, type Id } from '#kernel';
import { PolicyStore } from '../labels/policy-store.js';
import type { RequestContext } from '../request-context.js';
import { PolicyLog } from './policy-log.js';

interface ActiveRow extends Omit<ActivePolicy, 'activatedAt' | 'body'> {
  readonly activatedAt: Date;
  readonly body: unknown;
}

interface ProposalRow extends Omit<PolicyProposal, 'proposedBy' | 'proposedAt' | 'expiresAt' | 'body'> {
  readonly proposer: Id;
  readonly proposerName: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly body: unknown;
}

/** The active policies and the way to another version. Who may, and with whom, is judged once more by the database. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly log: PolicyLog,
    private readonly store: PolicyStore,
  ) {}

  async list(): Promise<{ items: ActivePolicy[] }> {
    const rows: ActiveRow[] = await currentManager().query(
      `SELECT id, version, hash, main, activated_at AS "activatedAt", body FROM access.active_policies()`,
    );
    return {
      items: rows.map((row) => ({
        ...row,
        activatedAt: row.activatedAt.toISOString(),
        body: policySchema.parse(row.body),
      })),
    };
  }

  async proposals(): Promise<{ items: PolicyProposal[] }> {
    const rows: ProposalRow[] = await currentManager().query(
      `SELECT id, policy_id AS "policyId", version, hash, body, proposed_by AS proposer, proposer AS "proposerName", own,
         proposed_at AS "proposedAt", expires_at AS "expiresAt" FROM access.open_proposals()`,
    );
    return { items: rows.map(toProposal) };
  }

  /**
   * @throws DomainError forbidden STEP_UP_REQUIRED; invalid POLICY_INVALID; conflict POLICY_VERSION_OLD,
   * POLICY_PART_IN_USE.
   */
  async propose(ctx: RequestContext, policy: Policy): Promise<PolicyProposal> {
    const { policies } = await this.store.get();
    const faults = policySetFaults(new Map([...policies, [policy.id, policy]]));
    if (faults.length > 0)
      throw new DomainError('invalid', 'POLICY_INVALID', 'the policies do not fit together', {
        details: { faults },
      });
    const rows: { id: Id }[] = await currentManager().query('SELECT access.propose_policy($1::jsonb) AS id', [
      JSON.stringify(policy),
    ]);
    const made = await this.open(rows[0]?.id ?? '');
    if (!made) throw new Error('a proposal that was just made is not open');
    await this.log.tell(ctx, 'policy.proposed', { ...made, proposalId: made.id });
    return made;
  }

  /**
   * @throws DomainError not_found; forbidden STEP_UP_REQUIRED, POLICY_SECOND_PERSON; conflict POLICY_PROPOSAL_OVER,
   * POLICY_PROPOSAL_CHANGED, POLICY_VERSION_OLD, POLICY_PART_IN_USE.
   */
  async activate(ctx: RequestContext, id: Id, hash: string): Promise<void> {
    const proposal = await this.open(id);
    await currentManager().query('SELECT access.activate_policy($1, $2)', [id, hash]);
    if (!proposal) throw new Error('a proposal was activated that was not open');
    await this.log.tell(ctx, 'policy.activated', { ...proposal, proposalId: id });
  }

  private async open(id: Id): Promise<PolicyProposal | undefined> {
    return (await this.proposals()).items.find((proposal) => proposal.id === id);
  }
}

function toProposal({ proposer, proposerName, ...row }: ProposalRow): PolicyProposal {
  return {
    ...row,
    proposedBy: { id: proposer, displayName: proposerName },
    proposedAt: row.proposedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    body: policySchema.parse(row.body),
  };
}

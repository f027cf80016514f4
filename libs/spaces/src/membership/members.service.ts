import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { AddMembers, ChangeMember, SpaceMemberPage, SpaceMembersQuery } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import { SpacesRepository, type SpaceRow } from '../directory/spaces.repository.js';
import { MemberPages } from './member-pages.js';
import { MembershipRecords } from './membership-records.js';
import { membersStatement, type MemberRow } from './members-statement.js';

/** Who is in a space, and by whom. Every write is a function that judges the sealed caller. */
@Injectable()
export class MembersService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly pages: MemberPages,
    private readonly records: MembershipRecords,
    private readonly spaces: SpacesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who sees the space but may not enter. */
  async list(ctx: RequestContext, id: Id, query: SpaceMembersQuery): Promise<SpaceMemberPage> {
    const { text, values } = membersStatement(id, query);
    const rows = await runStatement<MemberRow>(text, values);
    const { labelId, entered } = await this.spaces.getDoor(ctx, id);
    if (!entered) throw new DomainError('forbidden', 'FORBIDDEN', 'members are shown to members');
    return this.pages.show(ctx, { id, labelId }, rows, query);
  }

  /**
   * All of them or none. @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict SPACE_ARCHIVED; invalid
   * SPACE_MEMBER_REFUSED: unknown, switched off, not dominating, without content access, all alike.
   */
  async add(ctx: RequestContext, id: Id, { personIds, role, partner }: AddMembers): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    if (partner)
      await runStatement('SELECT spaces.add_partners($1, $2, $3, $4, $5)', [
        id,
        personIds,
        partner.sponsorId ?? ctx.principal.accountId,
        partner.purpose,
        partner.endsAt,
      ]);
    else await runStatement('SELECT spaces.add_members($1, $2, $3)', [id, personIds, role]);
    await this.told(ctx, space, 'space.members_added', {
      persons: personIds,
      role,
      partners: Boolean(partner),
    });
  }

  /** @throws as `add`; not_found NOT_FOUND for who is no member; conflict SPACE_LAST_ANIMATOR. */
  async change(ctx: RequestContext, id: Id, personId: Id, { role }: ChangeMember): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.change_role($1, $2, $3)', [id, personId, role]);
    await this.told(ctx, space, 'space.member_changed', { person: personId, role });
  }

  /** @throws as `change`. */
  async remove(ctx: RequestContext, id: Id, personId: Id): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.remove_member($1, $2)', [id, personId]);
    await this.told(ctx, space, 'space.member_removed', { person: personId });
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN where the space is not open. */
  async join(ctx: RequestContext, id: Id): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.join_space($1)', [id]);
    await this.told(ctx, space, 'space.joined', {});
  }

  /** Whoever is no member has left already. @throws DomainError not_found NOT_FOUND; conflict SPACE_LAST_ANIMATOR. */
  async leave(ctx: RequestContext, id: Id): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.leave_space($1)', [id]);
    await this.told(ctx, space, 'space.left', {});
  }

  private async told(
    ctx: RequestContext,
    { id, entryLabelId }: SpaceRow,
    event:
      'space.members_added' | 'space.member_changed' | 'space.member_removed' | 'space.joined' | 'space.left',
    facts: Readonly<Record<string, string | boolean | readonly string[]>>,
  ): Promise<void> {
    this.afterCommit.wake();
    await this.audit.record(ctx, { event, object: { type: 'Space', id, labelId: entryLabelId }, facts });
    await this.records.tell(ctx);
  }
}

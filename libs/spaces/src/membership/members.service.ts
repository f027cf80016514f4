import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { AddMembers, ChangeMember, SpaceMember, SpaceMembersQuery } from '#contracts';
import { AfterCommit, runStatement, type Statement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';
import { SpacesRepository, type SpaceRow } from '../directory/spaces.repository.js';
import { MembershipRecords } from './membership-records.js';

interface MemberRow {
  readonly person: SpaceMember['person'];
  readonly role: SpaceMember['role'];
  readonly joinedAt: Date;
  readonly sources: SpaceMember['sources'];
  readonly sponsor: SpaceMember['person'] | null;
  readonly purpose: string | null;
  readonly endsAt: Date | null;
  /** A partner whom nobody of the house answers for any more. */
  readonly ended: boolean;
}

/** Who is in a space, and by whom. Every write is a function that judges the sealed caller. */
@Injectable()
export class MembersService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly records: MembershipRecords,
    private readonly spaces: SpacesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who sees the space but may not enter. */
  async list(ctx: RequestContext, id: Id, query: SpaceMembersQuery): Promise<Page<SpaceMember>> {
    const { text, values } = membersStatement(id, query);
    const rows = await runStatement<MemberRow>(text, values);
    const space = await this.spaces.getVisible(ctx, id);
    if (!space.entered) throw new DomainError('forbidden', 'FORBIDDEN', 'members are shown to members');
    await this.audit.recordReads(ctx, 'space.members_read', 'Space', [{ id, labelId: space.entryLabelId }]);
    const page = toPage(rows, limitOf(query), ({ person }) => person.id);
    return { items: page.items.map((row) => toMember(space, row)), next: page.next };
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

/** A page, asked first by the route that lists: the function shows nothing to who may not enter. */
export function membersStatement(spaceId: Id, query: SpaceMembersQuery): Statement {
  return {
    text: `SELECT person, member_role AS role, joined_at AS "joinedAt", sources, sponsor, purpose, ends_at AS "endsAt",
         ended
       FROM spaces.members_page($1, $2, $3, $4)`,
    values: [spaceId, query.query?.trim() ?? '', query.after ?? null, limitOf(query) + 1],
  };
}

function limitOf({ limit }: SpaceMembersQuery): number {
  return limit ?? DEFAULT_PAGE_SIZE;
}

function toMember({ animated, animators }: SpaceRow, row: MemberRow): SpaceMember {
  const isLast = animators.length === 1 && animators[0]?.id === row.person.id;
  return {
    person: row.person,
    role: row.role,
    sources: row.sources,
    joinedAt: row.joinedAt.toISOString(),
    partner:
      row.sponsor && row.purpose !== null && row.endsAt
        ? {
            sponsor: row.sponsor,
            purpose: row.purpose,
            endsAt: row.endsAt.toISOString(),
            ended: row.ended ? 'sponsor_gone' : null,
          }
        : null,
    abilities: { remove: animated && !isLast, changeRole: animated && !isLast && row.endsAt === null },
  };
}

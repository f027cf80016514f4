import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService, type ReadObject } from '#audit';
import type { SpaceMember, SpaceMemberPage, SpaceMembersQuery } from '#contracts';
import { toPage } from '#kernel';
import { membersShown, type MemberRow } from './members-statement.js';

/** Shows the members of a space, here and beside what lies in it. */
@Injectable()
export class MemberPages {
  constructor(private readonly audit: AuditService) {}

  /** @param space that the caller enters, with its entry label. @param rows of `membersStatement` with this query. */
  async show(
    ctx: RequestContext,
    space: ReadObject,
    rows: readonly MemberRow[],
    query: SpaceMembersQuery,
  ): Promise<SpaceMemberPage> {
    await this.audit.recordReads(ctx, 'space.members_read', 'Space', [space]);
    const page = toPage(rows, membersShown(query), ({ personId }) => personId);
    return { items: page.items.map(toMember), next: page.next };
  }
}

function toMember(row: MemberRow): SpaceMember {
  return {
    person: { id: row.personId, displayName: row.displayName, unit: row.unit },
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
    abilities: { remove: row.removable, changeRole: row.removable && row.endsAt === null },
  };
}

import { MEETING_SPACE_KINDS, type SpaceKind, type SpaceMember, type SpaceMembersQuery } from '#contracts';
import type { Statement } from '#database';
import { DEFAULT_PAGE_SIZE, type Id } from '#kernel';

export interface MemberRow {
  readonly personId: Id;
  readonly displayName: string;
  readonly unit: string | null;
  readonly role: SpaceMember['role'];
  readonly joinedAt: Date;
  readonly sources: SpaceMember['sources'];
  readonly sponsor: SpaceMember['person'] | null;
  readonly purpose: string | null;
  readonly endsAt: Date | null;
  /** A partner whom nobody of the house answers for any more. */
  readonly ended: boolean;
  /** By the caller. */
  readonly removable: boolean;
}

/**
 * A page, asked first by who shows members: the function shows nothing to who may not enter.
 * @param id of the space, or of what lies in it
 * @param space SQL that gives the id of the space by `id`, `$1`
 */
export function membersStatement(id: Id, query: SpaceMembersQuery, space = '$1'): Statement {
  return {
    text: `SELECT person_id AS "personId", display_name AS "displayName", unit, member_role AS role,
         joined_at AS "joinedAt", sources, sponsor, purpose, ends_at AS "endsAt", ended, removable
       FROM spaces.members_page(${space}, $2, $3, $4)`,
    values: [id, query.query?.trim() ?? '', query.after ?? null, membersShown(query) + 1],
  };
}

/** Whether spaces of this kind have a list of members; the people of a talk are no such list. */
export function listsMembers(kind: SpaceKind): boolean {
  return (MEETING_SPACE_KINDS as readonly SpaceKind[]).includes(kind);
}

/** How many a page shows: one row more is asked for. */
export function membersShown({ limit }: SpaceMembersQuery): number {
  return limit ?? DEFAULT_PAGE_SIZE;
}

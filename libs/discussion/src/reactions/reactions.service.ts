import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { REACTIONS, type Reaction, type ReactionPage, type ReactionQuery } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, newId, toPage, type Id } from '#kernel';
import { assertDone, type Outcome } from '../outcome.js';
import type { DiscussionSubject } from '../subject.js';

/** The reactions that one subject has: those that somebody gave, in the order of the closed list. */
export interface SubjectReactions {
  readonly reactions: readonly { readonly reaction: Reaction; readonly count: number }[];
  /** Of these, the caller's own. */
  readonly own: readonly Reaction[];
}

/** What an event `reaction.changed` speaks of, as it is now. */
export interface ReactionState {
  readonly subjectType: string;
  readonly subjectId: Id;
  readonly personId: Id;
  readonly reaction: Reaction;
  readonly given: boolean;
  /** How many people give this reaction to the subject. */
  readonly count: number;
}

const NONE: SubjectReactions = { reactions: [], own: [] };

/** Label and space of a reaction are its subject's: who reads the subject reads all of them. */
const COUNTS = `
  SELECT r.subject_id AS "subjectId", r.reaction, count(*)::int4 AS count, bool_or(r.person_id = $3) AS own
  FROM discussion.reaction r
  WHERE r.subject_id = ANY ($1) AND r.subject_type = $2 AND r.taken_back_at IS NULL
  GROUP BY r.subject_id, r.reaction`;

const GIVERS = `
  SELECT r.id, r.person_id AS "personId", r.reaction, r.given_at AS "givenAt",
    coalesce(p.display_name, discussion.giver_name(r.id)) AS "displayName"
  FROM discussion.reaction r LEFT JOIN people.profile p ON p.id = r.person_id
  WHERE r.subject_id = $1 AND r.subject_type = $2 AND r.taken_back_at IS NULL AND ($3::text IS NULL OR r.reaction = $3)
    AND ($4::uuid IS NULL OR r.id < $4)
  ORDER BY r.id DESC LIMIT $5`;

const STATE = `
  SELECT r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.person_id AS "personId", r.reaction,
    r.taken_back_at IS NULL AS given,
    (SELECT count(*)::int4 FROM discussion.reaction same WHERE same.subject_id = r.subject_id
      AND same.subject_type = r.subject_type AND same.reaction = r.reaction AND same.taken_back_at IS NULL) AS count
  FROM discussion.reaction r WHERE r.id = $1`;

interface CountRow {
  readonly subjectId: Id;
  readonly reaction: Reaction;
  readonly count: number;
  readonly own: boolean;
}

/** Reactions on subjects that the caller has just been judged to read. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly clock: Clock,
  ) {}

  /**
   * Giving what is given changes nothing. @returns whether something changed.
   * @throws DomainError not_found NOT_FOUND when the subject is gone; conflict SPACE_ARCHIVED.
   */
  give(_ctx: RequestContext, { type, id }: DiscussionSubject, reaction: Reaction): Promise<boolean> {
    return this.change('SELECT discussion.give_reaction($1, $2, $3, $4, $5) AS outcome', [
      newId(),
      type,
      id,
      reaction,
      this.clock.now(),
    ]);
  }

  /** Taking back what was not given changes nothing. @throws as `give`. */
  takeBack(_ctx: RequestContext, { type, id }: DiscussionSubject, reaction: Reaction): Promise<boolean> {
    return this.change('SELECT discussion.take_back_reaction($1, $2, $3, $4) AS outcome', [
      type,
      id,
      reaction,
      this.clock.now(),
    ]);
  }

  /** Who reacted, the latest first giving first. */
  async givers(
    _ctx: RequestContext,
    subject: DiscussionSubject,
    query: ReactionQuery,
  ): Promise<ReactionPage> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<GiverRow>(GIVERS, [
      subject.id,
      subject.type,
      query.reaction ?? null,
      query.before ?? null,
      limit + 1,
    ]);
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: page.items.map(toGiver), next: page.next };
  }

  /** Of each of these subjects; one without any has no entry lacking: ask `of`. */
  async of(
    { principal }: RequestContext,
    type: string,
    ids: readonly Id[],
  ): Promise<(id: Id) => SubjectReactions> {
    if (ids.length === 0) return () => NONE;
    const rows = await runStatement<CountRow>(COUNTS, [ids, type, principal.accountId]);
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return (id) => toReactions(bySubject.get(id) ?? []);
  }

  /** Null when the caller does not read it. */
  async state(_ctx: RequestContext, reactionId: Id): Promise<ReactionState | null> {
    const [row] = await runStatement<ReactionState>(STATE, [reactionId]);
    return row ?? null;
  }

  private async change(statement: string, values: readonly unknown[]): Promise<boolean> {
    const [row] = await runStatement<{ outcome: Outcome }>(statement, values);
    assertDone(row?.outcome);
    this.afterCommit.wake();
    return row?.outcome === 'done';
  }
}

interface GiverRow {
  readonly id: Id;
  readonly personId: Id;
  readonly displayName: string;
  readonly reaction: Reaction;
  readonly givenAt: Date;
}

function toGiver({ personId, displayName, reaction, givenAt }: GiverRow): ReactionPage['items'][number] {
  return { person: { id: personId, displayName }, reaction, givenAt: givenAt.toISOString() };
}

function toReactions(rows: readonly CountRow[]): SubjectReactions {
  if (rows.length === 0) return NONE;
  const known = new Map(rows.map((row) => [row.reaction, row]));
  const ordered = REACTIONS.flatMap((reaction) => known.get(reaction) ?? []);
  return {
    reactions: ordered.map(({ reaction, count }) => ({ reaction, count })),
    own: ordered.filter(({ own }) => own).map(({ reaction }) => reaction),
  };
}

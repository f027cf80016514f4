import { Injectable } from '@nestjs/common';
import type { Spill, WithheldWords } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { Outcome } from '../outcome.js';

export interface SpillRow {
  readonly id: Id;
  readonly messageId: Id;
  readonly conversationId: Id;
  readonly labelId: number;
  readonly kind: string;
  /** Null for officers. */
  readonly place: string | null;
  readonly authorId: Id;
  readonly authorName: string;
  readonly reporterId: Id;
  readonly reporterName: string;
  readonly text: string;
  readonly openedAt: Date;
  readonly messages: number;
  readonly hash: string;
  readonly reviewsAs: Spill['reviewsAs'];
  readonly outcome: 'release' | 'remove' | null;
  readonly reason: string | null;
  readonly proposedAs: Spill['reviewsAs'] | null;
  readonly proposedBy: Id | null;
  readonly proposerName: string | null;
  readonly proposedAt: Date | null;
  readonly own: boolean;
  readonly needs: Spill['needs'];
}

const PAGE = `
  SELECT s.id, s.message_id AS "messageId", s.conversation_id AS "conversationId", s.label_id AS "labelId", s.kind, s.place,
    s.author_id AS "authorId", s.author_name AS "authorName", s.reporter_id AS "reporterId",
    s.reporter_name AS "reporterName", s.words AS text, s.opened_at AS "openedAt", s.copies AS messages, s.hash,
    s.reviews_as AS "reviewsAs", s.proposed_outcome AS outcome, s.proposed_reason AS reason, s.proposed_as AS "proposedAs",
    s.proposed_by AS "proposedBy", s.proposer_name AS "proposerName", s.proposed_at AS "proposedAt",
    s.own_proposal AS own, s.needs
  FROM moderation.spills_page($1, $2, $3) s`;

const WORDS = 'SELECT w.kind, w.version, w.body FROM moderation.open_words($1, $2, $3, $4) w';

/** Every statement is a function that judges its caller as a reviewer. */
@Injectable()
export class SpillsRepository {
  /** Newest first, older than `before`. */
  list(before: Id | null, most: number): Promise<SpillRow[]> {
    return runStatement(PAGE, [null, before, most]);
  }

  /** Null for who does not review it, and when it is over. */
  async find(id: Id): Promise<SpillRow | null> {
    const [row] = await runStatement<SpillRow>(PAGE, [id, null, 1]);
    return row ?? null;
  }

  openWords(openingId: Id, id: Id, reason: string, at: Date): Promise<WithheldWords['items']> {
    return runStatement(WORDS, [openingId, id, reason, at]);
  }

  async propose(values: readonly [Id, string, string, string, Date]): Promise<Outcome | undefined> {
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT moderation.propose($1, $2, $3, $4, $5) AS outcome',
      values,
    );
    return rows[0]?.outcome;
  }

  async confirm(id: Id, hash: string, at: Date): Promise<Outcome | undefined> {
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT moderation.confirm($1, $2, $3) AS outcome',
      [id, hash, at],
    );
    return rows[0]?.outcome;
  }
}

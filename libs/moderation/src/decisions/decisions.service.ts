import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Appeal, DecideAppeal, ModerateMessage, ModerationDecision, WithheldWords } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, DomainError, newId, type Id } from '#kernel';
import { MessageReader, type MessageObject } from '#messaging';
import { assertDone, type Outcome } from '../outcome.js';
import { HouseRules } from '../rules/house-rules.js';

interface DecisionRow {
  readonly outcome: ModerationDecision['outcome'];
  readonly rule: string | null;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly appeal: string | null;
  readonly appealedAt: Date | null;
  readonly appealOutcome: 'upheld' | 'restored' | null;
  readonly appealReason: string | null;
  readonly appealDecidedAt: Date | null;
  readonly mayAppeal: boolean;
  readonly mayDecide: boolean;
}

const DECISION = `
  SELECT (o.decision).outcome, (o.decision).rule, (o.decision).reason, (o.decision).decided_at AS "decidedAt",
    (o.decision).appeal, (o.decision).appealed_at AS "appealedAt", (o.decision).appeal_outcome AS "appealOutcome",
    (o.decision).appeal_reason AS "appealReason", (o.decision).appeal_decided_at AS "appealDecidedAt",
    o.may_appeal AS "mayAppeal", o.may_decide AS "mayDecide"
  FROM moderation.decision_of($1) o`;

type Told =
  'moderation.decided' | 'moderation.appealed' | 'moderation.appeal_decided' | 'moderation.words_read';

/** What the animators of a space decide over a message, and what its author answers. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly messages: MessageReader,
    private readonly rules: HouseRules,
  ) {}

  /** @throws DomainError not_found NOT_FOUND for others than the author and the animators, too. */
  async get(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<ModerationDecision> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    const [row] = await runStatement<DecisionRow>(DECISION, [messageId]);
    await this.audit.recordReads(ctx, 'moderation.decision_read', 'Message', [message]);
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return toDecision(row);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN, MODERATION_OWN_MESSAGE; conflict MESSAGE_WITHHELD; invalid
   * MODERATION_RULE_UNKNOWN.
   */
  async decide(
    ctx: RequestContext,
    conversationId: Id,
    messageId: Id,
    decision: ModerateMessage,
  ): Promise<void> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    const rule = decision.outcome === 'hidden' ? decision.rule : null;
    if (rule !== null) this.rules.require(rule);
    const id = newId();
    await this.run('SELECT moderation.decide($1, $2, $3, $4, $5, $6) AS outcome', [
      id,
      messageId,
      decision.outcome,
      rule,
      decision.reason,
      this.clock.now(),
    ]);
    const { outcome } = decision;
    await this.tell(ctx, 'moderation.decided', message, { decision: id, outcome, rule });
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict MODERATION_OVER, MODERATION_ALREADY_ASKED. */
  async appeal(ctx: RequestContext, conversationId: Id, messageId: Id, { text }: Appeal): Promise<void> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    await this.run('SELECT moderation.appeal($1, $2, $3) AS outcome', [messageId, text, this.clock.now()]);
    await this.tell(ctx, 'moderation.appealed', message, {});
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN, MODERATION_OWN_MESSAGE, MODERATION_OTHER_ANIMATOR for
   * who hid it: where he animates alone, the space first appoints another one; conflict MODERATION_OVER.
   */
  async decideAppeal(
    ctx: RequestContext,
    conversationId: Id,
    messageId: Id,
    { outcome, reason }: DecideAppeal,
  ): Promise<void> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    await this.run('SELECT moderation.decide_appeal($1, $2, $3, $4) AS outcome', [
      messageId,
      outcome,
      reason,
      this.clock.now(),
    ]);
    await this.tell(ctx, 'moderation.appeal_decided', message, { outcome });
  }

  /** That somebody looked is recorded each time. @throws DomainError not_found NOT_FOUND. */
  async words(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<WithheldWords> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    const items = await runStatement<WithheldWords['items'][number]>(
      'SELECT w.kind, w.version, w.body FROM moderation.hidden_words($1) w',
      [messageId],
    );
    if (items.length === 0) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    await this.tell(ctx, 'moderation.words_read', message, {});
    return { items };
  }

  private async run(statement: string, values: readonly unknown[]): Promise<void> {
    const [row] = await runStatement<{ outcome: Outcome }>(statement, values);
    assertDone(row?.outcome);
    this.afterCommit.wake();
  }

  private async tell(
    ctx: RequestContext,
    event: Told,
    { id, labelId }: MessageObject,
    facts: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    await this.audit.record(ctx, { event, object: { type: 'Message', id, labelId }, facts });
  }
}

function toDecision(row: DecisionRow): ModerationDecision {
  return {
    outcome: row.outcome,
    rule: row.rule,
    reason: row.reason,
    decidedAt: row.decidedAt.toISOString(),
    appeal:
      row.appeal === null || row.appealedAt === null
        ? null
        : {
            text: row.appeal,
            at: row.appealedAt.toISOString(),
            outcome: row.appealOutcome,
            reason: row.appealReason,
            decidedAt: row.appealDecidedAt?.toISOString() ?? null,
          },
    abilities: { appeal: row.mayAppeal, decide: row.mayDecide },
  };
}

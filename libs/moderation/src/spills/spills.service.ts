import { Injectable } from '@nestjs/common';
import { LabelStore, PolicyStore, type InternedLabel, type RequestContext } from '#access';
import { AuditService } from '#audit';
import {
  markingText,
  type ConfirmSpill,
  type OpenWords,
  type PageQuery,
  type Policies,
  type ProposeSpill,
  type Spill,
  type SpillPage,
  type WithheldWords,
} from '#contracts';
import { AfterCommit } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id } from '#kernel';
import { assertDone } from '../outcome.js';
import { SpillsRepository, type SpillRow } from './spills.repository.js';

type Told = 'spill.read' | 'spill.words_read' | 'spill.proposed' | 'spill.confirmed';

/** Messages that are too high for their place, for those who decide over them by two. */
@Injectable()
export class SpillsService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
    private readonly spills: SpillsRepository,
  ) {}

  /** Those that are open and that the caller reviews. */
  async list(ctx: RequestContext, query: PageQuery): Promise<SpillPage> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.spills.list(query.before ?? null, limit + 1);
    const page = toPage(rows, limit, ({ id }) => id);
    for (const row of page.items) await this.tell(ctx, 'spill.read', row, { as: row.reviewsAs });
    return { items: await this.show(page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND: also for who does not review it, and once it is over. */
  async get(ctx: RequestContext, id: Id): Promise<Spill> {
    const row = await this.getRow(id);
    await this.tell(ctx, 'spill.read', row, { as: row.reviewsAs });
    const [spill] = await this.show([row]);
    if (!spill) throw new Error('a spill was mapped to nothing');
    return spill;
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden STEP_UP_REQUIRED for an officer. */
  async openWords(ctx: RequestContext, id: Id, { reason }: OpenWords): Promise<WithheldWords> {
    const row = await this.getRow(id);
    const opening = newId();
    const items = await this.spills.openWords(opening, id, reason, this.clock.now());
    await this.tell(ctx, 'spill.words_read', row, { as: row.reviewsAs, opening });
    return { items };
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden STEP_UP_REQUIRED; conflict SPILL_CHANGED, SPILL_PENDING while another
   * person's proposal holds.
   */
  async propose(ctx: RequestContext, id: Id, { outcome, reason, hash }: ProposeSpill): Promise<Spill> {
    const row = await this.getRow(id);
    assertDone(await this.spills.propose([id, outcome, reason, hash, this.clock.now()]));
    await this.tell(ctx, 'spill.proposed', row, { as: row.reviewsAs, outcome, hash });
    return this.get(ctx, id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden STEP_UP_REQUIRED, SPILL_SECOND_PERSON; conflict SPILL_CHANGED,
   * SPILL_NOT_PROPOSED, MODERATION_OVER.
   */
  async confirm(ctx: RequestContext, id: Id, { hash }: ConfirmSpill): Promise<void> {
    const row = await this.getRow(id);
    assertDone(await this.spills.confirm(id, hash, this.clock.now()));
    this.afterCommit.wake();
    await this.tell(ctx, 'spill.confirmed', row, { as: row.reviewsAs, outcome: row.outcome, hash });
  }

  private async getRow(id: Id): Promise<SpillRow> {
    const row = await this.spills.find(id);
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  private async tell(
    ctx: RequestContext,
    event: Told,
    { id, messageId, labelId }: SpillRow,
    facts: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    const object = { type: 'Message', id: messageId, labelId };
    await this.audit.record(ctx, { event, object, facts: { spill: id, ...facts } });
  }

  private async show(rows: readonly SpillRow[]): Promise<Spill[]> {
    const labels = await this.labels.byIds(rows.map(({ labelId }) => labelId));
    const { policies } = await this.policies.get();
    return rows.flatMap((row, index) => {
      const label = labels[index];
      return label ? [toSpill(row, label, policies)] : [];
    });
  }
}

function markingOf(policies: Policies, { parts }: InternedLabel): Spill['marking'] {
  const policy = policies.get(parts.policy);
  const text = (language: 'fr' | 'en' | 'de'): string =>
    policy ? markingText(policy, parts, language) : parts.policy;
  return { fr: text('fr'), en: text('en'), de: text('de') };
}

function toSpill(row: SpillRow, label: InternedLabel, policies: Policies): Spill {
  const { id, kind, place, conversationId, messageId, reviewsAs, needs, own } = row;
  const proposal =
    row.outcome === null || row.proposedAt === null || row.proposedAs === null
      ? null
      : {
          outcome: row.outcome,
          reason: row.reason ?? '',
          by: { id: row.proposedBy ?? '', displayName: row.proposerName ?? '' },
          as: row.proposedAs,
          at: row.proposedAt.toISOString(),
          own,
        };
  return {
    id,
    labelId: label.wireId,
    marking: markingOf(policies, label),
    spaceKind: kind,
    place: place === null ? null : { name: place, conversationId, messageId },
    author: { id: row.authorId, displayName: row.authorName },
    reporter: { id: row.reporterId, displayName: row.reporterName },
    text: row.text,
    openedAt: row.openedAt.toISOString(),
    messages: row.messages,
    hash: row.hash,
    reviewsAs,
    proposal,
    needs,
    abilities: {
      propose: proposal === null || own,
      confirm: proposal !== null && !own && reviewsAs === needs,
    },
  };
}

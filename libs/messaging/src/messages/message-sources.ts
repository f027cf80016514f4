import { Injectable } from '@nestjs/common';
import { CopyBlock, LabelStore, PolicyStore, type InternedLabel, type RequestContext } from '#access';
import { dominates, labelKey, leastUpperBound, type Label, type PostMessage } from '#contracts';
import { DomainError, type Id } from '#kernel';
import type { MessageRow } from './message-row.js';
import { MessagesRepository } from './messages.repository.js';

/** What a message refers to when it is posted. */
export type References = Pick<PostMessage, 'threadId' | 'quotes' | 'forwardOf'>;

/** Messages that a new one answers, quotes or forwards, and the least label that covers them. */
@Injectable()
export class MessageSources {
  constructor(
    private readonly copyBlock: CopyBlock,
    private readonly labels: LabelStore,
    private readonly messages: MessagesRepository,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * The sources, each read by the caller; none for a message that refers to nothing.
   * @throws DomainError invalid MESSAGE_SOURCE_REFUSED: hidden, absent, deleted, of another conversation or topic are
   * one refusal, that of a random id.
   */
  async get(
    ctx: RequestContext,
    conversationId: Id,
    { threadId, quotes, forwardOf }: References,
  ): Promise<readonly MessageRow[]> {
    const asked = [threadId, ...quotes, forwardOf].filter((id) => id !== null);
    if (asked.length === 0) return [];
    const found = new Map((await this.messages.findAllVisible(ctx, asked)).map((row) => [row.id, row]));
    const get = (id: Id, fits: (row: MessageRow) => boolean): MessageRow => {
      const row = found.get(id);
      if (!row || row.deletedAt !== null || !fits(row)) throw refused();
      return row;
    };
    if (new Set(quotes).size < quotes.length) throw refused();
    const isHere = (row: MessageRow): boolean => row.conversationId === conversationId;
    return [
      ...(threadId === null ? [] : [get(threadId, (row) => isHere(row) && row.threadId === null)]),
      ...quotes.map((id) =>
        get(id, (row) => isHere(row) && (row.threadId === null || row.threadId === threadId)),
      ),
      ...(forwardOf === null ? [] : [get(forwardOf, saysSomething)]),
    ];
  }

  /** @throws DomainError conflict COPY_BLOCKED when the site blocks the copying of what the source's label protects. */
  async requireCopyable(
    sources: readonly Pick<MessageRow, 'id' | 'labelId'>[],
    forwardOf: Id | null,
  ): Promise<void> {
    const copied = sources.filter(({ id }) => id === forwardOf).map(({ labelId }) => labelId);
    if ((await this.copyBlock.blocked(copied)).size > 0)
      throw new DomainError('conflict', 'COPY_BLOCKED', 'copying is blocked for this label');
  }

  /**
   * The least label that covers the sources and, where the two go together, the one that the author has chosen.
   * @returns null where none exists that he may use: the caller refuses with LABEL_NO_UPPER_BOUND.
   */
  async boundOf(
    ctx: RequestContext,
    chosen: InternedLabel,
    sources: readonly Pick<MessageRow, 'labelId'>[],
  ): Promise<Label | null> {
    const { policies } = await this.policies.get();
    const labels = await this.labels.byIds(sources.map(({ labelId }) => labelId));
    const [first, ...others] = labels.map(({ parts }) => parts);
    if (!first) return chosen.parts;
    const least = others.reduce<Label | null>(
      (bound, label) => bound && leastUpperBound(policies, bound, label),
      first,
    );
    const bound = least && (leastUpperBound(policies, chosen.parts, least) ?? least);
    return bound && dominates(policies, ctx.principal.clearance, bound) ? bound : null;
  }

  /**
   * @throws DomainError conflict LABEL_NO_UPPER_BOUND; LABEL_BELOW_SOURCE, whose details hold the label that would do:
   * `labelId`, null where nobody has composed it yet, and `label`, its parts, to compose it of.
   */
  async requireCovered(
    ctx: RequestContext,
    chosen: InternedLabel,
    sources: readonly Pick<MessageRow, 'labelId'>[],
  ): Promise<void> {
    if (sources.every(({ labelId }) => labelId === chosen.id)) return;
    const bound = await this.boundOf(ctx, chosen, sources);
    if (!bound) throw new DomainError('conflict', 'LABEL_NO_UPPER_BOUND', 'no label covers these sources');
    if (labelKey(bound) === labelKey(chosen.parts)) return;
    const known = (await this.labels.readable(ctx.principal)).find(
      ({ parts }) => labelKey(parts) === labelKey(bound),
    );
    throw new DomainError('conflict', 'LABEL_BELOW_SOURCE', 'the label is below a source', {
      details: { labelId: known?.wireId ?? null, label: bound },
    });
  }
}

/** Where the words lie elsewhere (withheld), there is nothing to bring. */
function saysSomething({ body, decorations }: MessageRow): boolean {
  return body !== '' || decorations !== 0;
}

function refused(): DomainError {
  return new DomainError('invalid', 'MESSAGE_SOURCE_REFUSED', 'there is no such source');
}

import { Injectable } from '@nestjs/common';
import { AccessService, CopyBlock, LabelStore, type RequestContext } from '#access';
import type { Message } from '#contracts';
import type { Id } from '#kernel';
import { mayWrite } from '#spaces';
import { MARKS, NOTHING_OWN, NOTHING_SHOWN, type Decoration, type Shown } from '../decorations/decoration.js';
import { MessageDecorations } from '../decorations/message-decorations.js';
import type { MessageRow } from './message-row.js';

/** From rows to what the wire shows: label ids become opaque, what hangs on messages and abilities are added. */
@Injectable()
export class MessageMapper {
  constructor(
    private readonly access: AccessService,
    private readonly copyBlock: CopyBlock,
    private readonly decorations: MessageDecorations,
    private readonly labels: LabelStore,
  ) {}

  /** @param rows read through the caller's scope, or just written by him. */
  async toMessages(ctx: RequestContext, rows: readonly MessageRow[]): Promise<Message[]> {
    const [wireIds, blocked, decorations] = await this.additions(ctx, rows);
    const judged = new Map<string, Message['abilities']>();
    return rows.map((row) => {
      const found = decorations.get(row.id) ?? [];
      return {
        ...base(row, wireIds),
        ...merged(found.map(({ shown }) => shown)),
        own: found.reduce((all, { own }) => ({ ...all, ...own }), NOTHING_OWN),
        abilities: this.judgedOnce(ctx, row, blocked, judged),
      };
    });
  }

  /**
   * A message as a stream brings it: read once, as one of its readers, for all of them.
   * @returns what each gets, by his own abilities.
   */
  async toFrame(ctx: RequestContext, row: MessageRow): Promise<(reader: RequestContext) => Message> {
    const [wireIds, blocked, decorations] = await this.additions(ctx, [row]);
    const found = decorations.get(row.id) ?? [];
    const shown = merged(found.map(({ shown: usual, framed }) => ({ ...usual, ...framed })));
    const kinds = new Map<string, Message>();
    return (reader) => {
      const { accountId, siteRole, labels } = reader.principal;
      // All that the rules ask of who reads a message in this space: who is alike in it is judged once, and gets the same.
      const kind = [accountId === row.authorId, siteRole, labels.includes(row.labelId)].join();
      const known = kinds.get(kind) ?? {
        ...base(row, wireIds),
        ...shown,
        own: null,
        // Who may write in an announcement space learns it when he asks: of readers of a stream only the rules are known.
        abilities: this.abilities(reader, { ...row, animates: false }, blocked),
      };
      kinds.set(kind, known);
      return known;
    };
  }

  private additions(
    ctx: RequestContext,
    rows: readonly MessageRow[],
  ): Promise<[ReadonlyMap<number, Id>, ReadonlySet<number>, ReadonlyMap<Id, readonly Decoration[]>]> {
    this.access.noteEntered(ctx, rows);
    const labelIds = rows.map(({ labelId }) => labelId);
    return Promise.all([
      this.labels.wireIds(labelIds),
      this.copyBlock.blocked(labelIds),
      this.decorations.of(ctx, rows),
    ]);
  }

  /** A page holds few kinds of messages, each judged once: by all that the rules ask of one. */
  private judgedOnce(
    ctx: RequestContext,
    row: MessageRow,
    blocked: ReadonlySet<number>,
    judged: Map<string, Message['abilities']>,
  ): Message['abilities'] {
    const { labelId, spaceId, authorId, deletedAt, threadId, writers, animates } = row;
    const own = authorId === ctx.principal.accountId;
    const stands = deletedAt === null;
    const key = `${labelId} ${spaceId} ${own} ${stands} ${threadId === null} ${isWithheld(row)} ${writers} ${animates}`;
    const known = judged.get(key) ?? this.abilities(ctx, row, blocked);
    judged.set(key, known);
    return known;
  }

  /**
   * The space of the row was preloaded for this caller. Nothing can be done to a tombstone, or where he does not write;
   * what is withheld is answered at most.
   */
  private abilities(
    ctx: RequestContext,
    row: MessageRow,
    blocked: ReadonlySet<number>,
  ): Message['abilities'] {
    const { labelId, spaceId, authorId, deletedAt } = row;
    const subject = { labelId, spaceId, authorId };
    const stands = deletedAt === null && !isWithheld(row);
    const may = (action: 'reply' | 'update' | 'delete' | 'pin'): boolean =>
      deletedAt === null && mayWrite(row) && this.access.can(ctx, action, 'Message', subject);
    const reply = may('reply');
    return {
      reply,
      update: stands && may('update'),
      delete: stands && may('delete'),
      // Readers of an announcement react to it, although they do not write there.
      react: stands && row.writers !== 'nobody' && this.access.can(ctx, 'react', 'Message', subject),
      pin: stands && may('pin'),
      // The words go where he writes, which may be elsewhere than here.
      forward: stands && !blocked.has(labelId) && this.access.can(ctx, 'read', 'Message', subject),
      report: stands && this.access.can(ctx, 'report', 'Message', subject),
      resolve: reply && row.threadId === null,
    };
  }
}

/** Its words are elsewhere, until somebody has decided. */
function isWithheld({ decorations }: MessageRow): boolean {
  return (decorations & MARKS.withheld) !== 0;
}

function merged(parts: readonly (Partial<Shown> | undefined)[]): Shown {
  return parts.reduce<Shown>((all, part) => ({ ...all, ...part }), NOTHING_SHOWN);
}

function base(
  row: MessageRow,
  wireIds: ReadonlyMap<number, Id>,
): Omit<Message, keyof Shown | 'own' | 'abilities'> {
  return {
    id: row.id,
    conversationId: row.conversationId,
    threadId: row.threadId,
    author: { id: row.authorId, displayName: row.authorName },
    body: row.body,
    labelId: wireIds.get(row.labelId) ?? '',
    version: row.version,
    priority: row.priority,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

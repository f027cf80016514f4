import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Comment, CommentHistory, CommentPage, CreateComment, EditComment, PageQuery } from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, newId, toPage, type Id } from '#kernel';
import { assertDone } from '../outcome.js';
import type { DiscussionSubject } from '../subject.js';
import { CommentMapper } from './comment.mapper.js';
import { CommentsRepository, type CommentRow } from './comments.repository.js';
import { CoveringLabel } from './covering-label.js';

@Injectable()
export class CommentsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly comments: CommentsRepository,
    private readonly labels: CoveringLabel,
    private readonly mapper: CommentMapper,
  ) {}

  /** @param subject that the caller was just judged to read. */
  async list(ctx: RequestContext, subject: DiscussionSubject, query: PageQuery): Promise<CommentPage> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.comments.listVisible(ctx, subject, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    await this.audit.recordReads(ctx, 'comment.read', 'Comment', page.items);
    return { items: await this.mapper.toComments(ctx, page.items), next: page.next };
  }

  /**
   * @param subject that the caller was just judged to read.
   * @throws DomainError not_found NOT_FOUND when it is gone meanwhile; invalid LABEL_REFUSED, LABEL_ABOVE_CEILING;
   * conflict LABEL_BELOW_SOURCE, LABEL_NO_UPPER_BOUND, SPACE_ARCHIVED.
   */
  async add(
    ctx: RequestContext,
    subject: DiscussionSubject,
    { body, labelId }: CreateComment,
  ): Promise<Comment> {
    const label = await this.labels.choose(ctx, subject.labelId, labelId);
    const id = newId();
    const values = [id, subject.type, subject.id, label.id, body, this.clock.now()];
    assertDone(await this.comments.change('add', values));
    await this.audit.record(ctx, {
      event: 'comment.added',
      object: { type: 'Comment', id, labelId: label.id },
      facts: { on: subject.type, subject: subject.id },
    });
    return this.get(ctx, id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who is not its author; conflict COMMENT_CHANGED,
   * COMMENT_DELETED, SPACE_ARCHIVED.
   */
  async edit(ctx: RequestContext, id: Id, { body, version }: EditComment): Promise<Comment> {
    const row = await this.getOwn(ctx, 'update', id);
    assertDone(await this.comments.change('edit', [id, version, body, this.clock.now()]));
    await this.audit.record(ctx, {
      event: 'comment.edited',
      object: objectOf(row),
      facts: { version: version + 1 },
    });
    return this.get(ctx, id);
  }

  /** Leaves a tombstone. @throws as `edit`. */
  async remove(ctx: RequestContext, id: Id): Promise<Comment> {
    const row = await this.getOwn(ctx, 'delete', id);
    assertDone(await this.comments.change('remove', [id, this.clock.now()]));
    await this.audit.record(ctx, { event: 'comment.deleted', object: objectOf(row) });
    return this.get(ctx, id);
  }

  /** What it said before; nothing for a tombstone. @throws DomainError not_found NOT_FOUND. */
  async history(ctx: RequestContext, id: Id): Promise<CommentHistory> {
    const row = await this.comments.getVisible(ctx, id);
    await this.audit.recordReads(ctx, 'comment.history_read', 'Comment', [row]);
    const revisions = await this.comments.revisions(id);
    return {
      items: revisions.map(({ writtenAt, ...rest }) => ({ ...rest, writtenAt: writtenAt.toISOString() })),
    };
  }

  private async getOwn(ctx: RequestContext, action: 'update' | 'delete', id: Id): Promise<CommentRow> {
    const row = await this.comments.getVisible(ctx, id);
    const { labelId, spaceId, authorId } = row;
    await this.access.require(ctx, action, 'Comment', { labelId, spaceId, authorId });
    return row;
  }

  private async get(ctx: RequestContext, id: Id): Promise<Comment> {
    const [comment] = await this.mapper.toComments(ctx, [await this.comments.getVisible(ctx, id)]);
    if (!comment) throw new Error('a comment was mapped to nothing');
    return comment;
  }
}

function objectOf({ id, labelId }: CommentRow) {
  return { type: 'Comment', id, labelId };
}

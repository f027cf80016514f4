import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Comment, CommentPage, CreateComment, PageQuery } from '#contracts';
import { CommentsService, type DiscussionSubject } from '#discussion';
import { DomainError, type Id } from '#kernel';
import { EntriesRepository, type EntryRow } from '../entries/entries.repository.js';

/** Whoever reads an entry comments it, while its list is in use. */
@Injectable()
export class EntryCommentsService {
  constructor(
    private readonly comments: CommentsService,
    private readonly entries: EntriesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND for the entry: hidden, deleted and absent are the same. */
  async list(ctx: RequestContext, entryId: Id, query: PageQuery): Promise<CommentPage> {
    return this.comments.list(ctx, subjectOf(await this.entries.getVisible(ctx, entryId)), query);
  }

  /** @throws as `list`, and as `CommentsService.add`; conflict REFERENCE_LIST_ARCHIVED. */
  async add(ctx: RequestContext, entryId: Id, comment: CreateComment): Promise<Comment> {
    const entry = await this.entries.getVisible(ctx, entryId);
    if (entry.archived) throw new DomainError('conflict', 'REFERENCE_LIST_ARCHIVED', 'the list is archived');
    return this.comments.add(ctx, subjectOf(entry), comment);
  }
}

function subjectOf({ id, labelId }: EntryRow): DiscussionSubject {
  return { type: 'reference_entry', id, labelId };
}

import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import type { Comment } from '#contracts';
import type { CommentRow } from './comments.repository.js';

/** From rows to what the wire shows. */
@Injectable()
export class CommentMapper {
  constructor(
    private readonly access: AccessService,
    private readonly labels: LabelStore,
  ) {}

  /** @param rows read through the caller's scope. */
  async toComments(ctx: RequestContext, rows: readonly CommentRow[]): Promise<Comment[]> {
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    this.access.noteEntered(ctx, rows);
    return rows.map((row) => {
      const { id, body, version, labelId, spaceId, authorId } = row;
      const may = (action: 'update' | 'delete'): boolean =>
        row.deletedAt === null && this.access.can(ctx, action, 'Comment', { labelId, spaceId, authorId });
      return {
        id,
        author: { id: authorId, displayName: row.authorName },
        body,
        version,
        labelId: wireIds.get(labelId) ?? '',
        createdAt: row.createdAt.toISOString(),
        editedAt: row.editedAt?.toISOString() ?? null,
        deletedAt: row.deletedAt?.toISOString() ?? null,
        abilities: { update: may('update'), delete: may('delete') },
      };
    });
  }
}

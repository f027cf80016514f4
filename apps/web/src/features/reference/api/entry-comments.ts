import type { Comment, CommentPage } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';
import type { CommentSource } from '../../../shared/discussion/comment-source.js';

const PAGE_SIZE = '20';

/** The comments of an entry. */
export function entryComments(id: string): CommentSource {
  const path = { id };
  return {
    key: ['reference-entry', id],
    list: (before) =>
      answer<CommentPage>(
        api.GET('/api/v1/reference-entries/{id}/comments', {
          params: { path, query: { limit: PAGE_SIZE, ...(before !== null && { before }) } },
        }),
      ),
    add: (body) =>
      answer<Comment>(api.POST('/api/v1/reference-entries/{id}/comments', { params: { path }, body })),
  };
}

import type { Comment, CommentPage, CreateComment, EditComment } from '#contracts';
import { infiniteQueryOptions, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../api/client.js';

/** Where the comments of one subject are read and written: each kind of subject has routes of its own. */
export interface CommentSource {
  readonly key: readonly [type: string, id: string];
  /** Newest first, older than `before`. */
  list(before: string | null): Promise<CommentPage>;
  add(comment: CreateComment): Promise<Comment>;
}

export function commentsQuery(source: CommentSource) {
  return infiniteQueryOptions({
    queryKey: ['comments', ...source.key],
    queryFn: ({ pageParam }): Promise<CommentPage> => source.list(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What changes comments; those of the subject are read again afterwards. */
export function useCommentActs(source: CommentSource) {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const done = async (comment: Comment): Promise<Comment> => {
      await queryClient.invalidateQueries({ queryKey: ['comments', ...source.key] });
      return comment;
    };
    const path = (id: string) => ({ params: { path: { id } } });
    return {
      add: (body: CreateComment) => source.add(body).then(done),
      edit: (id: string, body: EditComment) =>
        answer<Comment>(api.PATCH('/api/v1/comments/{id}', { ...path(id), body })).then(done),
      remove: (id: string) => answer<Comment>(api.DELETE('/api/v1/comments/{id}', path(id))).then(done),
    };
  }, [queryClient, source]);
}

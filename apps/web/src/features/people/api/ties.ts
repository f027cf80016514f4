import type { PersonDetail } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { personQuery } from '../../../shared/person/person-query.js';

/** Follows or no longer follows a person. What it changes is read again. */
export function useFollow({ id, following }: Pick<PersonDetail, 'id' | 'following'>) {
  const queryClient = useQueryClient();
  const params = { params: { path: { id } } };
  return useMutation({
    mutationFn: () =>
      following
        ? answer(api.DELETE('/api/v1/people/{id}/follow', params))
        : answer(api.PUT('/api/v1/people/{id}/follow', params)),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: personQuery(id).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['people'] }),
      ]),
  });
}

/** Says that a person knows about something, or takes that back. */
export function useConfirm(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ tag, confirmedByMe }: { tag: string; confirmedByMe: boolean }) => {
      const params = { params: { path: { id: personId, tag } } };
      return confirmedByMe
        ? answer(api.DELETE('/api/v1/people/{id}/expertise/{tag}/confirmation', params))
        : answer(api.PUT('/api/v1/people/{id}/expertise/{tag}/confirmation', params));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: personQuery(personId).queryKey }),
  });
}

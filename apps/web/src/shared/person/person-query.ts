import type { PersonDetail } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

/** Everything about one person that the caller may see. */
export function personQuery(id: string) {
  return queryOptions({
    queryKey: ['person', id],
    queryFn: (): Promise<PersonDetail> =>
      answer(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
  });
}

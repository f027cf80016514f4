import type { RetentionPreview, SpaceRetention } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

const at = (id: string) => ({ path: { id } });

/** Under the key of the space: what changes the space has it asked again. */
export function retentionQuery(id: string) {
  return queryOptions({
    queryKey: ['space', id, 'retention'],
    queryFn: (): Promise<SpaceRetention> =>
      answer(api.GET('/api/v1/spaces/{id}/retention', { params: at(id) })),
  });
}

/** @param days null: what the site says */
export const previewRetention = (id: string, days: number | null): Promise<RetentionPreview> =>
  answer(
    api.GET('/api/v1/spaces/{id}/retention/preview', {
      params: { ...at(id), query: days === null ? {} : { days: String(days) } },
    }),
  );

export const setRetention = (id: string, days: number | null): Promise<SpaceRetention> =>
  answer(api.PUT('/api/v1/spaces/{id}/retention', { params: at(id), body: { days } }));

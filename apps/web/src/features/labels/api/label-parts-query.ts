import type { LabelParts } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** What the caller may compose; asked again with the labels, because both change with a policy. */
export const labelPartsQuery = queryOptions({
  queryKey: ['labels', 'parts'],
  queryFn: async (): Promise<LabelParts[]> => (await answer(api.GET('/api/v1/labels/parts'))).items,
});

import type { LabelItem } from '#contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

/** The labels that the caller may use; a label born later makes the live stream ask again. */
export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async (): Promise<LabelItem[]> => (await answer(api.GET('/api/v1/labels'))).items,
  staleTime: Infinity,
});

/** @returns null for a label that is not known (yet): say so, never show an item without a marking. */
export function useLabel(labelId: string): LabelItem | null {
  return useQuery(labelsQuery).data?.find(({ id }) => id === labelId) ?? null;
}

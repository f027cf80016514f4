import type { Label, LabelItem } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { answer, api } from '../../../shared/api/client.js';

/**
 * Makes the label, and lets every chooser know it at once.
 * @throws ApiError LABEL_REFUSED, LABEL_ABOVE_CEILING, LABEL_LIMIT_REACHED …
 */
export async function composeLabel(queryClient: QueryClient, label: Label): Promise<LabelItem> {
  const { policy, level } = label;
  const permissive = Object.fromEntries(
    Object.entries(label.permissive).map(([tag, values]) => [tag, [...values]]),
  );
  const body = { policy, level, restrictive: [...label.restrictive], permissive };
  const made = await answer(api.POST('/api/v1/labels', { body }));
  const { queryKey } = labelsQuery;
  // An answer that is still on its way may be older than the label.
  await queryClient.cancelQueries({ queryKey, exact: true });
  queryClient.setQueryData(queryKey, (known) => known && withLabel(known, made));
  void queryClient.invalidateQueries({ queryKey, exact: true });
  return made;
}

function withLabel(known: LabelItem[], made: LabelItem): LabelItem[] {
  return known.some(({ id }) => id === made.id) ? known : [...known, made];
}

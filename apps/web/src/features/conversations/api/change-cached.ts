import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes what is cached under a key and under all keys that begin with it; nothing where nothing is.
 *
 * What is being fetched is changed once more when it has come: the server may have read its answer before the change, and
 * a further page comes with the other pages as they were when it was asked for. So a change must bear to be made twice.
 */
export function changeCached<Data>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  change: (known: Data) => Data,
): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
    changeOne(queryClient, query, change);
    if (query.state.fetchStatus === 'idle') continue;
    // A fetch that is cancelled for another one, or fails, brings nothing that lacks the change.
    void query.promise?.then(
      () => changeOne(queryClient, query, change),
      () => undefined,
    );
  }
}

function changeOne<Data>(queryClient: QueryClient, query: Query, change: (known: Data) => Data): void {
  const { dataUpdatedAt, isInvalidated } = query.state;
  const known = query.state.data as Data | undefined;
  const next = known && change(known);
  if (next === known) return;
  // One change makes nothing fresh: what was missed before it is still missing, and is asked for when it is looked at.
  queryClient.setQueryData(query.queryKey, next, { updatedAt: dataUpdatedAt });
  if (isInvalidated) query.invalidate();
}

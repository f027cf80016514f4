import { MAX_PRESENCE_IDS } from '#contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import { useDebounced } from '../ui/use-debounced.js';

type State = 'online' | 'away' | 'offline';

const ASK_AGAIN_MS = 60_000;
/** A list that is scrolled asks once it stands still. */
const STANDS_STILL_MS = 300;

/** Who of these is there, asked for together and again each minute while they are on screen. */
export function usePresence(ids: readonly string[]): (id: string) => State {
  const asked = useDebounced(ids.slice(0, MAX_PRESENCE_IDS).join(','), STANDS_STILL_MS);
  const { data } = useQuery({
    queryKey: ['presence', asked],
    queryFn: async () => {
      const { items } = await answer(
        api.GET('/api/v1/people/presence', { params: { query: { ids: asked } } }),
      );
      return new Map(items.map(({ id, presence }) => [id, presence]));
    },
    enabled: asked !== '',
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: keepPreviousData,
  });
  return (id) => data?.get(id) ?? 'offline';
}

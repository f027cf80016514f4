import type { Space } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { spaceQuery, SPACES_KEY } from './spaces-query.js';

export interface SpaceAct {
  pending: boolean;
  /** Null when nothing went wrong last. */
  error: unknown;
  /**
   * One act at a time: a second one while the first is under way is dropped.
   * @returns whether it was done; what it throws stands in `error`
   */
  run(act: () => Promise<Space | undefined>): Promise<boolean>;
  forget(): void;
}

/** Does something to a space and brings everything on screen that shows it up to date. */
export function useSpaceAct(id: string): SpaceAct {
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const refresh = useCallback(
    async (space: Space | undefined) => {
      if (space) queryClient.setQueryData(spaceQuery(id).queryKey, space);
      void queryClient.invalidateQueries({ queryKey: [SPACES_KEY] });
      void queryClient.invalidateQueries({ queryKey: ['conversations'] });
      // Under the space stand its members, its requests and its rule.
      await queryClient.invalidateQueries({ queryKey: spaceQuery(id).queryKey });
    },
    [queryClient, id],
  );
  async function run(act: () => Promise<Space | undefined>): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    setError(null);
    try {
      await refresh(await act());
      return true;
    } catch (caught) {
      setError(caught);
      return false;
    } finally {
      setPending(false);
    }
  }
  return { pending, error, run, forget: () => setError(null) };
}

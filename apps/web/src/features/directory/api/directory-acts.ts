import type { DecideDirectoryRun } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../../shared/api/client.js';

/** What the operator asks of the directory; the page is read again after each. */
export function useDirectoryActs() {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const done = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['directory'] });
    return {
      ask: () => answer(api.POST('/api/v1/directory/runs')).then(done),
      undo: () => answer(api.POST('/api/v1/directory/undo')).then(done),
      resume: () => answer(api.POST('/api/v1/directory/resume')).then(done),
      decide: (id: string, body: DecideDirectoryRun) =>
        answer(api.POST('/api/v1/directory/runs/{id}/decision', { params: { path: { id } }, body })).then(
          done,
        ),
    };
  }, [queryClient]);
}

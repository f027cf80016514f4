import type { LegalHold, OpenHold, RetentionPolicy, SetRetentionPolicy } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../../shared/api/client.js';

const of = (id: string) => ({ params: { path: { id } } });

/** What security officers do; what is shown of it is read again afterwards. */
export function useRetentionActs() {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const done = async <T>(result: T): Promise<T> => {
      await queryClient.invalidateQueries({ queryKey: ['retention'] });
      return result;
    };
    return {
      setPolicy: (body: SetRetentionPolicy) =>
        answer<RetentionPolicy>(api.PUT('/api/v1/retention-policy', { body })).then(done),
      open: (body: OpenHold) => answer<LegalHold>(api.POST('/api/v1/legal-holds', { body })).then(done),
      askRelease: (id: string, reason: string) =>
        answer<LegalHold>(api.POST('/api/v1/legal-holds/{id}/release', { ...of(id), body: { reason } })).then(
          done,
        ),
      confirmRelease: (id: string, hash: string) =>
        answer<LegalHold>(
          api.POST('/api/v1/legal-holds/{id}/release/confirmation', { ...of(id), body: { hash } }),
        ).then(done),
    };
  }, [queryClient]);
}

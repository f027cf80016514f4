import type {
  DecideAppeal,
  ModerateMessage,
  OpenSpill,
  ProposeSpill,
  ReportMessage,
  Spill,
  SpillOpened,
  WithheldWords,
} from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../../shared/api/client.js';

export interface MessageKey {
  readonly id: string;
  readonly conversationId: string;
}

const at = ({ id, conversationId }: MessageKey) => ({
  params: { path: { id: conversationId, messageId: id } },
});
const of = (id: string) => ({ params: { path: { id } } });

export const reportMessage = (message: MessageKey, body: ReportMessage): Promise<unknown> =>
  answer(api.POST('/api/v1/conversations/{id}/messages/{messageId}/reports', { ...at(message), body }));

export const openSpill = (message: MessageKey, body: OpenSpill): Promise<SpillOpened> =>
  answer(api.POST('/api/v1/conversations/{id}/messages/{messageId}/spill', { ...at(message), body }));

/** What animators, authors and reviewers do; what is shown of it is read again afterwards. */
export function useModerationActs() {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const done = async <T>(result: T): Promise<T> => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['moderation'] }),
        queryClient.invalidateQueries({ queryKey: ['spills'] }),
      ]);
      return result;
    };
    return {
      decide: (message: MessageKey, body: ModerateMessage) =>
        answer<unknown>(
          api.POST('/api/v1/conversations/{id}/messages/{messageId}/moderation', { ...at(message), body }),
        ).then(done),
      words: (message: MessageKey): Promise<WithheldWords> =>
        answer(api.GET('/api/v1/conversations/{id}/messages/{messageId}/moderation/words', at(message))),
      appeal: (message: MessageKey, text: string) =>
        answer<unknown>(
          api.POST('/api/v1/conversations/{id}/messages/{messageId}/moderation/appeal', {
            ...at(message),
            body: { text },
          }),
        ).then(done),
      decideAppeal: (message: MessageKey, body: DecideAppeal) =>
        answer<unknown>(
          api.POST('/api/v1/conversations/{id}/messages/{messageId}/moderation/appeal-decision', {
            ...at(message),
            body,
          }),
        ).then(done),
      openWords: (spillId: string, reason: string): Promise<WithheldWords> =>
        answer(api.POST('/api/v1/spills/{id}/opening', { ...of(spillId), body: { reason } })),
      propose: (spillId: string, body: ProposeSpill) =>
        answer<Spill>(api.POST('/api/v1/spills/{id}/proposal', { ...of(spillId), body })).then(done),
      confirm: (spillId: string, hash: string) =>
        answer<unknown>(
          api.POST('/api/v1/spills/{id}/confirmation', { ...of(spillId), body: { hash } }),
        ).then(done),
    };
  }, [queryClient]);
}

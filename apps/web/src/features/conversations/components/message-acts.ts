import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { hasModerationDoor, openModerationDoor } from '../../../shared/ui/moderation-door.js';
import { copyText } from '../../../shared/ui/copy-text.js';
import { sayNotice } from '../api/act-notice.js';
import { beginEdit } from '../api/edits.js';
import { messageDialogs, type MessageDialog } from '../api/message-dialogs.js';
import { togglePin, toggleSaved } from '../api/own-acts.js';
import { quoteInComposer } from '../api/quote-in-composer.js';
import { markUnread } from '../api/reading.js';
import { composerId, focusComposer } from '../api/composer-focus.js';
import { placeKey } from '../api/place.js';
import { useTalkWays } from './use-talk-ways.js';

export type ActName =
  | 'react'
  | 'reply'
  | 'quote'
  | 'forward'
  | 'pin'
  | 'save'
  | 'copyLink'
  | 'markUnread'
  | 'edit'
  | 'history'
  | 'remove'
  | 'report'
  | 'spill';

export type Acts = ReadonlyMap<ActName, () => void>;

/** @returns makes the list of what this reader may do to a message, and how; what is missing he may not. */
export function useMessageActs(): (message: Message, article: () => Element | null) => Acts {
  const queryClient = useQueryClient();
  const ways = useTalkWays();
  return useCallback(
    (message, article) => {
      const { id, conversationId, threadId, abilities } = message;
      const ask = (kind: MessageDialog['kind']) => () =>
        messageDialogs.set(conversationId, { kind, messageId: id });
      const isThere = message.deletedAt === null && message.withheld === null;
      const acts: [ActName, boolean, () => void][] = [
        ['react', abilities.react, () => article()?.querySelector<HTMLElement>('[data-act=react]')?.click()],
        [
          'reply',
          threadId === null && (abilities.reply || message.thread !== null),
          () => {
            ways.openTopic(id);
            focusComposer(placeKey({ conversationId, threadId: id }));
          },
        ],
        ['quote', abilities.reply && isThere, () => quote(message, article())],
        ['forward', abilities.forward && isThere, ask('forward')],
        ['pin', abilities.pin, () => void togglePin(queryClient, message)],
        ['save', message.deletedAt === null, () => void toggleSaved(queryClient, message)],
        ['copyLink', true, () => void copyLink(message)],
        ['markUnread', threadId === null, () => void markUnread(queryClient, message)],
        ['edit', abilities.update, () => beginEdit(message, 'menu')],
        ['history', message.editedAt !== null && isThere, ask('history')],
        ['remove', abilities.delete, ask('remove')],
        [
          'report',
          abilities.report && hasModerationDoor(),
          () => openModerationDoor({ kind: 'report', message }),
        ],
        [
          'spill',
          abilities.report && hasModerationDoor(),
          () => openModerationDoor({ kind: 'spill', message }),
        ],
      ];
      return new Map(acts.filter(([, may]) => may).map(([name, , act]) => [name, act]));
    },
    [queryClient, ways],
  );
}

/** Into the composer beside which it stands: the first message of an open topic is in two places. */
function quote(message: Message, article: Element | null): void {
  const { conversationId } = message;
  const topic = article?.closest<HTMLElement>('[data-topic]')?.dataset['topic'] ?? message.threadId;
  const isDrawn = document.getElementById(composerId(placeKey({ conversationId, threadId: topic }))) !== null;
  const threadId = isDrawn ? topic : message.threadId;
  if (!quoteInComposer(conversationId, threadId, message)) sayNotice(conversationId, { said: 'quotesFull' });
}

async function copyLink({ id, conversationId, threadId }: Message): Promise<void> {
  const search = new URLSearchParams({ ...(threadId !== null && { topic: threadId }), m: id });
  const isCopied = await copyText(
    `${window.location.origin}/messages/${conversationId}?${search.toString()}`,
  );
  if (isCopied) sayNotice(conversationId, { said: 'copied' });
}

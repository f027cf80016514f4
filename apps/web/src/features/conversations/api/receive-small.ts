import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../../shared/access/session-query.js';
import type { SmallFrame } from '../../../shared/api/stream-frames.js';
import { conversationsQuery } from './conversations-query.js';
import { withOwnReaction, withReaction } from './message-deltas.js';
import { pinsKey, windowsKey } from './message-keys.js';
import { isOwnEcho } from './own-echo.js';
import { hasWaiting, scheduledQuery } from './scheduled-queries.js';
import { typists } from './typing.js';
import { changeEverywhere } from './windows.js';

/** A small frame of the live stream, into what is on screen. */
export function receiveSmall(queryClient: QueryClient, { name, data }: SmallFrame): void {
  const me = queryClient.getQueryData(sessionQuery.queryKey)?.person.id;
  switch (name) {
    case 'reaction.changed':
      changeEverywhere(queryClient, data.conversationId, data.messageId, (known) => {
        const counted = withReaction(known, data.reaction, data.count);
        return data.personId === me ? withOwnReaction(counted, data.reaction, data.given) : counted;
      });
      return;
    case 'pin.changed':
      changeEverywhere(queryClient, data.conversationId, data.messageId, (known) =>
        known.pinnedAt === data.pinnedAt ? known : { ...known, pinnedAt: data.pinnedAt },
      );
      void queryClient.invalidateQueries({ queryKey: pinsKey(data.conversationId) });
      return;
    case 'acknowledgement.given':
      changeEverywhere(queryClient, data.conversationId, data.messageId, (known) =>
        known.acknowledgement === null || known.acknowledgement.given === data.given
          ? known
          : { ...known, acknowledgement: { ...known.acknowledgement, given: data.given } },
      );
      void queryClient.invalidateQueries({ queryKey: ['acknowledged', data.messageId] });
      return;
    case 'typing.noted':
      if (data.person.id !== me) typists.note(data);
      return;
    case 'own.changed':
      readOwnAgain(queryClient, data.conversationId);
  }
}

/** What this page did itself is on screen already; its totals elsewhere are asked for all the same. */
function readOwnAgain(queryClient: QueryClient, conversationId: string | null): void {
  void queryClient.invalidateQueries({ queryKey: ['unread'] });
  const isEcho = isOwnEcho();
  // What waits for its hour leaves by itself, also while this page does something.
  if (!isEcho || hasWaiting(queryClient))
    void queryClient.invalidateQueries({ queryKey: scheduledQuery.queryKey });
  if (isEcho) return;
  void queryClient.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  for (const name of ['threads', 'mentions', 'saved-messages', 'acknowledgements'])
    void queryClient.invalidateQueries({ queryKey: [name] });
  if (conversationId === null) return;
  void queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] });
  void queryClient.invalidateQueries({ queryKey: windowsKey(conversationId) });
}

import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { changeMessage, receiveMessage } from '../features/conversations/api/receive-message.js';
import { receiveSmall } from '../features/conversations/api/receive-small.js';
import { can, readsContent } from '../shared/access/can.js';
import { sessionQuery, useSession } from '../shared/access/session-query.js';
import { unreadQuery } from '../shared/access/unread-query.js';
import { openStream } from '../shared/api/event-stream.js';
import { ConnectionWatch, type ConnectionState } from './connection-watch.js';
import type { SessionKeeper } from './session-keeper.js';
import { UnreadWatch } from './unread-watch.js';

/** Keeps what is on screen true while the session lasts. */
export function useLiveStream(keeper: SessionKeeper): ConnectionState {
  const queryClient = useQueryClient();
  const session = useSession();
  const [state, setState] = useState<ConnectionState>('ok');
  const mayListen = can(session, 'read', 'Stream');
  const isReader = readsContent(session);
  const sessionId = session.id;
  const personId = session.person.id;

  useEffect(() => {
    if (!mayListen) return;
    const watch = new ConnectionWatch(setState);
    const unread = new UnreadWatch(
      () => void queryClient.invalidateQueries({ queryKey: unreadQuery.queryKey }),
    );
    // Asking for the session counts as an act and renews it: once in a break is enough to learn that it is over.
    let sessionIsKnown = false;
    const askForSession = async (): Promise<void> => {
      if (sessionIsKnown) return;
      const refreshed = queryClient.query({ ...sessionQuery, staleTime: 0, retry: false });
      sessionIsKnown = await refreshed.then(
        () => true,
        () => false,
      );
    };
    const close = openStream('/api/v1/stream', {
      onMessage: (message) => {
        if (!isReader) return;
        receiveMessage(queryClient, message);
        if (message.author.id !== personId) unread.noteMessage();
      },
      onChanged: (message) => isReader && changeMessage(queryClient, message),
      onSmall: (frame) => isReader && receiveSmall(queryClient, frame),
      onReady: () => void queryClient.invalidateQueries({ predicate: isContent }),
      onResync: () => void queryClient.invalidateQueries(),
      // What is on screen may be too much: it goes first, then everything is asked again.
      onAccessChanged: () => {
        void queryClient.resetQueries({ predicate: isContent });
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      },
      onSessionEnded: () => keeper.end('ended'),
      onRefused: () => void askForSession(),
      onOpen: () => {
        sessionIsKnown = false;
        watch.open();
      },
      onDown: () => watch.down(),
    });
    return () => {
      watch.stop();
      unread.stop();
      close();
    };
  }, [queryClient, keeper, mayListen, isReader, sessionId, personId]);

  return state;
}

/** Everything but the session itself. */
function isContent({ queryKey }: Query): boolean {
  return queryKey[0] !== 'session';
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readsContent } from '../shared/access/can.js';
import { useSession, sessionQuery } from '../shared/access/session-query.js';
import { openStream } from '../shared/api/event-stream.js';
import { receiveMessage } from '../features/conversations/api/receive-message.js';
import type { SessionKeeper } from './session-keeper.js';

export type ConnectionState = 'ok' | 'lost' | 'back';

/** A short break is nobody's concern. */
const SAY_LOST_AFTER_MS = 3_000;
const SAY_BACK_FOR_MS = 3_000;

/** Keeps what is on screen true while the session lasts. */
export function useLiveStream(keeper: SessionKeeper): ConnectionState {
  const queryClient = useQueryClient();
  const session = useSession();
  const [state, setState] = useState<ConnectionState>('ok');
  const isReader = readsContent(session);
  const sessionId = session.id;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isLost = false;
    const later = (run: () => void, delay: number): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        run();
      }, delay);
    };
    const close = openStream('/api/v1/stream', {
      onMessage: (message) => isReader && receiveMessage(queryClient, message),
      onResync: () => void queryClient.invalidateQueries(),
      // What is on screen may be too much: it goes first, then everything is asked again.
      onAccessChanged: () => {
        void queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      },
      onSessionEnded: () => keeper.end('ended'),
      onRefused: () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      onState: (next) => {
        if (next === 'down') {
          if (timer === null && !isLost) later(() => setState(((isLost = true), 'lost')), SAY_LOST_AFTER_MS);
          return;
        }
        if (isLost) {
          setState('back');
          later(() => setState('ok'), SAY_BACK_FOR_MS);
        } else if (timer !== null) {
          clearTimeout(timer);
          timer = null;
        }
        isLost = false;
      },
    });
    return () => {
      if (timer !== null) clearTimeout(timer);
      close();
    };
  }, [queryClient, keeper, isReader, sessionId]);

  return state;
}

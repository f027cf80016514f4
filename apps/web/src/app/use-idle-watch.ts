import type { Session } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { lastActAt, noteAct } from '../shared/access/last-act.js';
import { sessionQuery } from '../shared/access/session-query.js';
import type { SessionKeeper } from './session-keeper.js';

const CHECK_EVERY_MS = 5_000;

/**
 * Empties the screen at the end of the session even when the server cannot say so (network gone, machine asleep).
 * A person who reads or writes for long without any request is active too: the server is told once in a while.
 */
export function useIdleWatch(session: Session, keeper: SessionKeeper): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const idleMs = session.idleMinutes * 60_000;
    const endsAt = Date.parse(session.expiresAt);
    if (lastActAt() === 0) noteAct();

    const check = (): void => {
      const now = Date.now();
      if (now >= endsAt || now - lastActAt() >= idleMs) keeper.end('ended');
    };
    let told = 0;
    const onAct = (): void => {
      const now = Date.now();
      const quiet = now - Math.max(lastActAt(), told);
      if (quiet < idleMs / 4 || now - lastActAt() >= idleMs) return;
      told = now;
      void queryClient.query({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
    };

    const timer = setInterval(check, CHECK_EVERY_MS);
    // A machine that wakes up must not show yesterday's screen until the next tick.
    document.addEventListener('visibilitychange', check);
    document.addEventListener('keydown', onAct);
    document.addEventListener('pointerdown', onAct);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
      document.removeEventListener('keydown', onAct);
      document.removeEventListener('pointerdown', onAct);
    };
  }, [queryClient, keeper, session.idleMinutes, session.expiresAt]);
}

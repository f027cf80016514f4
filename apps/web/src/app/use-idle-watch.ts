import type { Session } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ACTS } from '../shared/access/hands.js';
import { lastActAt, lastActAtMost, noteAct, shareActs } from '../shared/access/last-act.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { IdleClock, type LastAct } from './idle-clock.js';
import type { SessionKeeper } from './session-keeper.js';

const CHECK_EVERY_MS = 1_000;

/**
 * Locks the screen at the end of the idle time even when the server cannot say so (network gone, machine asleep).
 * A person who reads or writes for long without any request is active too: the server is told once in a while.
 * @returns whole seconds until the lock while that is near, else null
 */
export function useIdleWatch(session: Session, keeper: SessionKeeper): number | null {
  const queryClient = useQueryClient();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const { id, idleMinutes, expiresAt } = session;
  useEffect(() => {
    const clock = new IdleClock(idleMinutes);
    const endsAt = Date.parse(expiresAt);
    if (lastActAt() === 0) noteAct(Date.now());
    const act = (): LastAct => ({ earliest: lastActAt(), latest: lastActAtMost() });

    const check = (): void => {
      const now = Date.now();
      if (now >= endsAt) keeper.end('ended');
      else if (clock.isOver(now, act())) keeper.lock();
      else setSecondsLeft(clock.secondsLeft(now, act()));
    };
    const onAct = (): void => {
      if (!clock.shouldTell(Date.now(), act())) return;
      // Gone at once; it comes back with the next tick should the server not hear.
      setSecondsLeft(null);
      void queryClient.query({ ...sessionQuery, staleTime: 0 }).then(check, () => undefined);
    };

    const unshare = shareActs(id);
    const timer = setInterval(check, CHECK_EVERY_MS);
    // A machine that wakes up must not show yesterday's screen until the next tick.
    document.addEventListener('visibilitychange', check);
    for (const name of ACTS) document.addEventListener(name, onAct, { passive: true });
    return () => {
      unshare();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
      for (const name of ACTS) document.removeEventListener(name, onAct);
    };
  }, [queryClient, keeper, id, idleMinutes, expiresAt]);
  return secondsLeft;
}

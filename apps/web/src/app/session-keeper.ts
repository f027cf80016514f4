import type { Session } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { closeQuietly } from '../features/session/api/sign-out.js';
import { lastActAt, lastActAtMost, noteSignIn } from '../shared/access/last-act.js';
import { forgetContent, settleContent } from '../shared/access/session-end.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { siteQuery } from '../shared/access/site-query.js';
import { IdleClock } from './idle-clock.js';
import type { AppRouter } from './router.js';
import { safeNext } from './safe-next.js';

/** A session that ended at idle, and what it takes to open it again with the password alone. In memory only. */
export interface LockedSession {
  readonly username: string;
  readonly session: Session;
  /** The page that was on screen. */
  readonly next: string;
}

export interface SessionKeeper {
  /** Enters with a new session, at the page that was asked for. @param username as it was typed */
  begin(session: Session, next: string | undefined, username: string): void;
  /** Empties the screen and everything held in memory, and shows the sign-in page. */
  end(reason: 'ended' | 'signedOut'): void;
  /** Nobody is there: saves the drafts, ends the session, empties the screen and asks for the password. */
  lock(): void;
  /** Null when the screen is not locked. */
  readonly locked: LockedSession | null;
  /** The person of a locked screen is back, and finds the same page. */
  unlock(session: Session): void;
  /** Somebody else takes over the locked screen. */
  changeAccount(): void;
  /** True from a sign-in on this page until the notice of the last sign-in is closed. */
  readonly justSignedIn: boolean;
  /** The notice of the last sign-in was read. */
  closeWelcome(): void;
}

export function createSessionKeeper(queryClient: QueryClient, router: AppRouter): SessionKeeper {
  let justSignedIn = false;
  /** The name typed at sign-in; null after a reload. */
  let typedName: string | null = null;
  let locked: LockedSession | null = null;

  const here = (): string => router.state.location.href;
  /** The session on screen; null where none is, or where a first answer has ended it already. */
  const onScreen = (): Session | null => {
    const isOutside = locked !== null || router.state.location.pathname === '/sign-in';
    return isOutside ? null : (queryClient.getQueryData(sessionQuery.queryKey) ?? null);
  };
  const enter = (session: Session, next: string | undefined): void => {
    locked = null;
    noteSignIn();
    queryClient.setQueryData(sessionQuery.queryKey, session);
    void router.navigate({ href: safeNext(next), replace: true });
  };
  /** @param shown resolves once the pages that read the cache are gone: they would ask for what they miss */
  const emptyCache = async (shown: Promise<void>): Promise<void> => {
    void queryClient.cancelQueries();
    await shown;
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== siteQuery.queryKey[0] });
    queryClient.getMutationCache().clear();
  };
  const toSignIn = (reason: 'ended' | 'signedOut'): void => {
    const search = { reason, ...(reason === 'ended' && { next: here() }) };
    void emptyCache(router.navigate({ to: '/sign-in', search, replace: true }));
  };

  const lock = (): void => {
    const session = onScreen();
    if (session === null) return;
    if (typedName === null) {
      // Who it was is not known here any more: the name must be asked for too.
      toSignIn('ended');
    } else {
      const next = here();
      locked = { username: typedName, session, next };
      // In the address for a reload, after which nothing else is known.
      void emptyCache(router.navigate({ to: '/locked', search: { next }, replace: true }));
    }
    // The screen is empty at once; what is typed stays in memory for as long as it takes to save it.
    void closeQuietly(settleContent).then(forgetContent);
  };

  const end = (reason: 'ended' | 'signedOut'): void => {
    const session = onScreen();
    if (session === null) return;
    // The server may be the first to say that the idle time is over.
    const act = { earliest: lastActAt(), latest: lastActAtMost() };
    if (reason === 'ended' && new IdleClock(session.idleMinutes).isOver(Date.now(), act)) {
      lock();
      return;
    }
    if (reason === 'signedOut') typedName = null;
    forgetContent();
    toSignIn(reason);
  };

  return {
    get justSignedIn() {
      return justSignedIn;
    },
    get locked() {
      return locked;
    },
    closeWelcome() {
      justSignedIn = false;
    },
    begin(session, next, username) {
      justSignedIn = true;
      typedName = username;
      enter(session, next);
    },
    end,
    lock,
    unlock(session) {
      enter(session, locked?.next);
    },
    changeAccount() {
      locked = null;
      typedName = null;
      void router.navigate({ to: '/sign-in', replace: true });
    },
  };
}

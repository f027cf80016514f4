import type { Session } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { forgetContent } from '../shared/access/session-end.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { siteQuery } from '../shared/access/site-query.js';
import type { AppRouter } from './router.js';
import { safeNext } from './safe-next.js';

export interface SessionKeeper {
  /** Enters with a new session, at the page that was asked for. */
  begin(session: Session, next: string | undefined): void;
  /** Empties the screen and everything held in memory, and shows the sign-in page. */
  end(reason: 'ended' | 'signedOut'): void;
  /** True from a sign-in on this page until the notice of the last sign-in is closed. */
  readonly justSignedIn: boolean;
  /** The notice of the last sign-in was read. */
  closeWelcome(): void;
}

export function createSessionKeeper(queryClient: QueryClient, router: AppRouter): SessionKeeper {
  let justSignedIn = false;
  return {
    get justSignedIn() {
      return justSignedIn;
    },
    closeWelcome() {
      justSignedIn = false;
    },
    begin(session, next) {
      justSignedIn = true;
      queryClient.setQueryData(sessionQuery.queryKey, session);
      void router.navigate({ href: safeNext(next), replace: true });
    },
    end(reason) {
      // No session was open on this page (the guard asks for one), or a first answer ended it already.
      if (queryClient.getQueryData(sessionQuery.queryKey) === undefined) return;
      if (router.state.location.pathname === '/sign-in') return;
      const next = reason === 'ended' ? router.state.location.href : undefined;
      forgetContent();
      void queryClient.cancelQueries();
      // The cache goes once the pages that read it are gone: they would ask for what they miss.
      void router
        .navigate({ to: '/sign-in', search: { reason, ...(next !== undefined && { next }) }, replace: true })
        .then(() =>
          queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== siteQuery.queryKey[0] }),
        );
    },
  };
}

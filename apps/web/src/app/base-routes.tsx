import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import type { Session } from '#contracts';
import { can } from '../shared/access/can.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { ApiError } from '../shared/api/api-error.js';
import { ContentGate } from './content-gate.js';
import type { SessionKeeper } from './session-keeper.js';
import { Shell } from './shell.js';

export interface RouterContext {
  queryClient: QueryClient;
  keeper: SessionKeeper;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Everything behind the sign-in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    if (context.keeper.locked !== null)
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
      throw redirect({ to: '/locked', search: { next: context.keeper.locked.next }, replace: true });
    try {
      await context.queryClient.query({ ...sessionQuery, staleTime: 'static' });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'SESSION_REQUIRED')) throw error;
      const next = location.href === '/' ? undefined : location.href;
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
      throw redirect({ to: '/sign-in', search: { next }, replace: true });
    }
  },
  component: Shell,
});

/** Where each role begins its work. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey);
    const to = !session || session.siteRole === 'member' ? '/messages' : deskOf(session);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to, replace: true });
  },
});

/** Where an officer or an operator finds what waits for him; an auditor begins with the log. */
function deskOf(session: Session): '/directory' | '/spills' | '/audit' | '/messages' {
  if (can(session, 'read', 'Directory')) return '/directory';
  if (can(session, 'read', 'Spill')) return '/spills';
  return can(session, 'read', 'AuditLog') ? '/audit' : '/messages';
}

/** For whom content is open at all. */
export const contentRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'content',
  component: ContentGate,
});

import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditRoute } from './audit-routes.js';
import { contentRoute, homeRoute, rootRoute, shellRoute } from './base-routes.js';
import { talkSearch } from '../features/conversations/api/talk-search.js';
import { withMessageTexts } from '../shared/i18n/messages/need-message-texts.js';
import { ErrorPage } from './error-page.js';
import { inboxRoutes } from './inbox-routes.js';
import { importRoutes } from './import-routes.js';
import { LoadingPage } from './loading-page.js';
import { LockRoute } from './lock-route.js';
import { messagesRoute } from './messages-route.js';
import { NotFoundPage } from './not-found-page.js';
import { moderationRoutes, reviewerRoutes } from './moderation-routes.js';
import { operatorRoutes } from './operator-routes.js';
import { peopleRoutes } from './people-routes.js';
import { referenceRoutes } from './reference-routes.js';
import { retentionRoute } from './retention-routes.js';
import type { SessionKeeper } from './session-keeper.js';
import { SignInRoute } from './sign-in-route.js';
import { spaceRoutes } from './space-routes.js';

interface SignInSearch {
  next?: string | undefined;
  reason?: 'ended' | 'signedOut';
}

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next, reason }: Record<string, unknown>): SignInSearch => ({
    ...(typeof next === 'string' && { next }),
    ...((reason === 'ended' || reason === 'signedOut') && { reason }),
  }),
  component: SignInRoute,
});

/** A locked screen; after a reload nothing is known of it, and the sign-in page takes its place. */
const locked = createRoute({
  getParentRoute: () => rootRoute,
  path: '/locked',
  validateSearch: ({ next }: Record<string, unknown>): Pick<SignInSearch, 'next'> =>
    typeof next === 'string' ? { next } : {},
  beforeLoad: ({ context, search }) => {
    if (context.keeper.locked !== null) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/sign-in', search: { ...search, reason: 'ended' }, replace: true });
  },
  component: LockRoute,
});

const noConversation = createRoute({
  getParentRoute: () => messagesRoute,
  path: '/',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/choose-page.js'),
    'ChoosePage',
  ),
});

const conversation = createRoute({
  getParentRoute: () => messagesRoute,
  path: '$conversationId',
  validateSearch: talkSearch,
  component: lazyRouteComponent(
    () => withMessageTexts(import('../features/conversations/routes/conversation-page.js')),
    'ConversationPage',
  ),
});

const sessions = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../features/session/routes/sessions-page.js'), 'SessionsPage'),
});

const routeTree = rootRoute.addChildren([
  signIn,
  locked,
  shellRoute.addChildren([
    homeRoute,
    sessions,
    operatorRoutes,
    reviewerRoutes,
    retentionRoute,
    auditRoute,
    contentRoute.addChildren([
      messagesRoute.addChildren([noConversation, ...inboxRoutes, conversation]),
      ...peopleRoutes,
      ...referenceRoutes,
      ...spaceRoutes,
      ...importRoutes,
      ...moderationRoutes,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    // The keeper needs the router and is put in right after: see app.tsx.
    context: { queryClient, keeper: undefined as unknown as SessionKeeper },
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}

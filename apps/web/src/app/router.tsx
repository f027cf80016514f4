import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { ApiError } from '../shared/api/api-error.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { ContentGate } from './content-gate.js';
import { ErrorPage } from './error-page.js';
import { LoadingPage } from './loading-page.js';
import { LockRoute } from './lock-route.js';
import { NotFoundPage } from './not-found-page.js';
import type { SessionKeeper } from './session-keeper.js';
import { Shell } from './shell.js';
import { SignInRoute } from './sign-in-route.js';

export interface RouterContext {
  queryClient: QueryClient;
  keeper: SessionKeeper;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    next: z.string().optional().catch(undefined),
    reason: z.enum(['ended', 'signedOut']).optional().catch(undefined),
  }),
  component: SignInRoute,
});

/** A locked screen; after a reload nothing is known of it, and the sign-in page takes its place. */
const locked = createRoute({
  getParentRoute: () => root,
  path: '/locked',
  validateSearch: z.object({ next: z.string().optional().catch(undefined) }),
  beforeLoad: ({ context, search }) => {
    if (context.keeper.locked !== null) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/sign-in', search: { ...search, reason: 'ended' }, replace: true });
  },
  component: LockRoute,
});

/** Everything behind the sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
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

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/messages', replace: true });
  },
});

/** For whom content is open at all. */
const content = createRoute({
  getParentRoute: () => shell,
  id: 'content',
  component: ContentGate,
});

const messages = createRoute({
  getParentRoute: () => content,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/messages-page.js'),
    'MessagesPage',
  ),
});

const noConversation = createRoute({
  getParentRoute: () => messages,
  path: '/',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/choose-page.js'),
    'ChoosePage',
  ),
});

const conversation = createRoute({
  getParentRoute: () => messages,
  path: '$conversationId',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/conversation-page.js'),
    'ConversationPage',
  ),
});

const sessions = createRoute({
  getParentRoute: () => shell,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../features/session/routes/sessions-page.js'), 'SessionsPage'),
});

const routeTree = root.addChildren([
  signIn,
  locked,
  shell.addChildren([
    home,
    sessions,
    content.addChildren([messages.addChildren([noConversation, conversation])]),
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

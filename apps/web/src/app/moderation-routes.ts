import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { can } from '../shared/access/can.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { contentRoute, shellRoute } from './base-routes.js';

const queue = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/moderation',
  component: lazyRouteComponent(
    () => import('../features/moderation/routes/moderation-page.js'),
    'ModerationPage',
  ),
});

const register = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/register',
  component: lazyRouteComponent(
    () => import('../features/moderation/routes/register-page.js'),
    'RegisterPage',
  ),
});

const decision = createRoute({
  getParentRoute: () => contentRoute,
  path: '/decisions/$conversationId/$messageId',
  component: lazyRouteComponent(
    () => import('../features/moderation/routes/decision-page.js'),
    'DecisionPage',
  ),
});

/** In spaces and conversations. */
export const moderationRoutes = [queue, register, decision] as const;

/** Spills: for members who may have to review one, and for security officers, who read no other content. */
const reviewers = createRoute({
  getParentRoute: () => shellRoute,
  id: 'reviewers',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey);
    if (session && can(session, 'read', 'Spill')) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/messages', replace: true });
  },
});

const spills = createRoute({
  getParentRoute: () => reviewers,
  path: '/spills',
  component: lazyRouteComponent(() => import('../features/moderation/routes/spills-page.js'), 'SpillsPage'),
});

const spill = createRoute({
  getParentRoute: () => reviewers,
  path: '/spills/$spillId',
  component: lazyRouteComponent(() => import('../features/moderation/routes/spill-page.js'), 'SpillPage'),
});

export const reviewerRoutes = reviewers.addChildren([spills, spill]);

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { can } from '../shared/access/can.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { shellRoute } from './base-routes.js';

/** For security officers; everybody else is sent to where his own work begins. */
export const retentionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/retention',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey);
    if (session && can(session, 'read', 'LegalHold')) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/messages', replace: true });
  },
  component: lazyRouteComponent(
    () => import('../features/retention/routes/retention-page.js'),
    'RetentionPage',
  ),
});

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { can } from '../shared/access/can.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { shellRoute } from './base-routes.js';

/** The operator's desk; everybody else is sent to where his own work begins. */
const operator = createRoute({
  getParentRoute: () => shellRoute,
  id: 'operator',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey);
    if (session && can(session, 'read', 'Directory')) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/messages', replace: true });
  },
});

const directory = createRoute({
  getParentRoute: () => operator,
  path: '/directory',
  component: lazyRouteComponent(
    () => import('../features/directory/routes/directory-page.js'),
    'DirectoryPage',
  ),
});

const run = createRoute({
  getParentRoute: () => operator,
  path: '/directory/runs/$runId',
  component: lazyRouteComponent(() => import('../features/directory/routes/run-page.js'), 'RunPage'),
});

export const operatorRoutes = operator.addChildren([directory, run]);

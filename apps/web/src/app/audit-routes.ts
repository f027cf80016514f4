import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditSearch } from '../features/audit/api/audit-search.js';
import { can } from '../shared/access/can.js';
import { sessionQuery } from '../shared/access/session-query.js';
import { shellRoute } from './base-routes.js';

/** For officers and auditors; everybody else is sent to where his own work begins. */
export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: auditSearch,
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey);
    if (session && can(session, 'read', 'AuditLog')) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/messages', replace: true });
  },
  component: lazyRouteComponent(() => import('../features/audit/routes/audit-page.js'), 'AuditPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contentRoute } from './base-routes.js';

/** What animators bring into their spaces from other systems. */
const imports = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/imports',
  component: lazyRouteComponent(() => import('../features/imports/routes/imports-page.js'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/imports/$importId',
  component: lazyRouteComponent(() => import('../features/imports/routes/import-page.js'), 'ImportPage'),
});

export const importRoutes = [imports, oneImport] as const;

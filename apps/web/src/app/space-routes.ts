import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { asSpaceFilters } from '../features/spaces/api/as-space-filters.js';
import { contentRoute } from './base-routes.js';

/** Where people meet around a cause. */
const spaces = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces',
  validateSearch: asSpaceFilters,
  component: lazyRouteComponent(() => import('../features/spaces/routes/directory-page.js'), 'DirectoryPage'),
});

const newSpace = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/new',
  component: lazyRouteComponent(() => import('../features/spaces/routes/new-space-page.js'), 'NewSpacePage'),
});

const space = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId',
  component: lazyRouteComponent(() => import('../features/spaces/routes/space-page.js'), 'SpacePage'),
});

const launch = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/launch',
  component: lazyRouteComponent(() => import('../features/spaces/routes/launch-page.js'), 'LaunchPage'),
});

const settings = createRoute({
  getParentRoute: () => contentRoute,
  path: '/spaces/$spaceId/settings/{-$section}',
  component: lazyRouteComponent(() => import('../features/spaces/routes/settings-page.js'), 'SettingsPage'),
});

export const spaceRoutes = [spaces, newSpace, space, launch, settings] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contentRoute } from './base-routes.js';

/** Lists that everybody improves. */
const lists = createRoute({
  getParentRoute: () => contentRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../features/reference/routes/lists-page.js'), 'ListsPage'),
});

const list = createRoute({
  getParentRoute: () => contentRoute,
  path: '/lists/$listId',
  component: lazyRouteComponent(() => import('../features/reference/routes/list-page.js'), 'ListPage'),
});

const entry = createRoute({
  getParentRoute: () => contentRoute,
  path: '/lists/$listId/$entryId',
  component: lazyRouteComponent(() => import('../features/reference/routes/entry-page.js'), 'EntryPage'),
});

export const referenceRoutes = [lists, list, entry] as const;

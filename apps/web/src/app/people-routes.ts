import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contentRoute } from './base-routes.js';
import { peopleSearch } from '../features/people/api/people-search.js';

/** Who is here, and who knows what. */
const people = createRoute({
  getParentRoute: () => contentRoute,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../features/people/routes/people-page.js'), 'PeoplePage'),
});

const chart = createRoute({
  getParentRoute: () => contentRoute,
  path: '/people/chart',
  component: lazyRouteComponent(() => import('../features/people/routes/chart-page.js'), 'ChartPage'),
});

const correspondents = createRoute({
  getParentRoute: () => contentRoute,
  path: '/people/correspondents',
  component: lazyRouteComponent(
    () => import('../features/people/routes/correspondents-page.js'),
    'CorrespondentsPage',
  ),
});

const person = createRoute({
  getParentRoute: () => contentRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../features/people/routes/person-page.js'), 'PersonPage'),
});

const personChart = createRoute({
  getParentRoute: () => contentRoute,
  path: '/people/$personId/chart',
  component: lazyRouteComponent(
    () => import('../features/people/routes/person-chart-page.js'),
    'PersonChartPage',
  ),
});

export const peopleRoutes = [people, chart, correspondents, person, personChart] as const;

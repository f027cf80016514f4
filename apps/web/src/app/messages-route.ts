import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contentRoute } from './base-routes.js';

/** The list of conversations, and beside it what is open. */
export const messagesRoute = createRoute({
  getParentRoute: () => contentRoute,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/messages-page.js'),
    'MessagesPage',
  ),
});

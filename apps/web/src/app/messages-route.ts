import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withMessageTexts } from '../shared/i18n/messages/need-message-texts.js';
import { contentRoute } from './base-routes.js';

/** The list of conversations, and beside it what is open. */
export const messagesRoute = createRoute({
  getParentRoute: () => contentRoute,
  path: '/messages',
  component: lazyRouteComponent(
    () => withMessageTexts(import('../features/conversations/routes/messages-page.js')),
    'MessagesPage',
  ),
});

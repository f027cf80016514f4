import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messagesRoute } from './messages-route.js';

const load = () => import('../features/conversations/routes/inbox-page.js');

/** What concerns the reader wherever it was written; these names come before any conversation's id. */
const mentions = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'mentions',
  component: lazyRouteComponent(load, 'MentionsPage'),
});

const topics = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'topics',
  component: lazyRouteComponent(load, 'TopicsPage'),
});

const saved = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'saved',
  component: lazyRouteComponent(load, 'SavedPage'),
});

const acknowledgements = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'acknowledgements',
  component: lazyRouteComponent(load, 'AcknowledgementsPage'),
});

const drafts = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'drafts',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/drafts-page.js'),
    'DraftsPage',
  ),
});

const scheduled = createRoute({
  getParentRoute: () => messagesRoute,
  path: 'scheduled',
  component: lazyRouteComponent(
    () => import('../features/conversations/routes/scheduled-page.js'),
    'ScheduledPage',
  ),
});

export const inboxRoutes = [mentions, topics, saved, acknowledgements, drafts, scheduled] as const;

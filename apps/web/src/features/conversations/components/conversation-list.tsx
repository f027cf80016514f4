import './conversation-list.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '../../../shared/access/can.js';
import { useSession } from '../../../shared/access/session-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Late } from '../../../shared/ui/late.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { conversationsQuery } from '../api/conversations-query.js';
import { byActivity } from './by-activity.js';
import { ConversationItem } from './conversation-item.js';
import { InboxNav } from './inbox-nav.js';

/** The server lists by age of the talk, the screen by activity: so many pages are put in order without asking. */
const PAGES_AT_ONCE = 5;

const loadNewTalk = () => import('./new-talk-dialog.js').then(({ NewTalkDialog }) => NewTalkDialog);

export function ConversationList() {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(conversationsQuery);
  const mayCreate = can(useSession(), 'create', 'Conversation');
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  // Also the address asks for it: from the palette, on any page.
  const isAsked = useLocation({ select: ({ hash }) => hash === 'new' });
  const onClose = () => {
    setCreating(false);
    if (isAsked) void navigate({ to: '.', hash: '', replace: true });
  };
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < PAGES_AT_ONCE) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, pages, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items).sort(byActivity) ?? [], [data]);

  return (
    <section className="list" aria-label={t('conversations.list')}>
      <div className="list-head">
        <h2>{t('conversations.title')}</h2>
        {mayCreate && (
          <button
            type="button"
            className="btn quiet"
            aria-haspopup="dialog"
            title={t('talk.openHint')}
            onClick={() => setCreating(true)}
          >
            {t('talk.open')}
          </button>
        )}
      </div>
      <InboxNav />
      {(creating || (isAsked && mayCreate)) && (
        <Late load={loadNewTalk} props={{ onClose }} title={t('talk.title')} onClose={onClose} />
      )}
      {isPending && (
        <p className="list-note" role="status">
          {t('app.loading')}
        </p>
      )}
      {error && (
        <div className="list-note" role="alert">
          <p>
            <ProblemText error={error} />
          </p>
          <button type="button" className="btn quiet" onClick={() => void refetch()}>
            {t('app.retry')}
          </button>
        </div>
      )}
      {data && items.length === 0 && (
        <EmptyState title={t('conversations.empty')} hint={t('conversations.emptyHint')} />
      )}
      <ul>
        {items.map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="list-note">
          <button
            type="button"
            className="btn quiet"
            aria-disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('conversations.more')}
          </button>
        </div>
      )}
    </section>
  );
}

import './conversation-list.css';
import type { Conversation } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { conversationsQuery } from '../api/conversations-query.js';
import { ConversationItem } from './conversation-item.js';

/** The server lists by age of the talk, the screen by activity: so many pages are put in order without asking. */
const PAGES_AT_ONCE = 5;

/** The talk with the newest message first; those without any last, by name. */
function byActivity(a: Conversation, b: Conversation): number {
  const [first, second] = [a.lastMessage?.createdAt ?? '', b.lastMessage?.createdAt ?? ''];
  return first === second ? a.name.localeCompare(b.name) : first < second ? 1 : -1;
}

export function ConversationList() {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(conversationsQuery);
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < PAGES_AT_ONCE) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, pages, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items).sort(byActivity) ?? [], [data]);

  return (
    <section className="list" aria-label={t('conversations.list')}>
      <div className="list-head">
        <h2>{t('conversations.title')}</h2>
      </div>
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

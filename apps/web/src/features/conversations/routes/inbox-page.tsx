import './inbox-page.css';
import '../../../shared/i18n/composing/add-inbox-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { inboxQuery, type Inbox } from '../api/inbox-queries.js';
import { InboxFoot } from '../components/inbox-foot.js';
import { InboxRow } from '../components/inbox-row.js';
import { usePlaceNames } from '../components/use-place-names.js';

/** What concerns the reader, wherever it was written. */
export function InboxPage({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('inbox');
  const heading = useRef<HTMLHeadingElement>(null);
  const placeName = usePlaceNames();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(inboxQuery(inbox));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(t(`${inbox}.title`));
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <section className="pane" aria-labelledby="inbox-name">
      <div className="pane-head">
        <Link className="btn quiet back" to="/messages" aria-label={t('back')}>
          <svg
            viewBox="0 0 24 24"
            width="18"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            aria-hidden="true"
          >
            <path d="M15 5l-7 7 7 7" />
          </svg>
        </Link>
        <div>
          <h2 id="inbox-name" ref={heading} tabIndex={-1}>
            {t(`${inbox}.title`)}
          </h2>
          <p>{t(`${inbox}.hint`)}</p>
        </div>
      </div>
      <div className="inbox">
        {isPending && (
          <p className="list-note" role="status">
            {t('app.loading', { ns: 'translation' })}
          </p>
        )}
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && (
          <EmptyState title={t(`${inbox}.empty`)} hint={t(`${inbox}.emptyHint`)} />
        )}
        {items.length > 0 && (
          <ol>
            {items.map((item) => (
              <InboxRow
                key={item.message.id}
                item={item}
                place={item.conversation?.name ?? placeName(item.message.conversationId)}
                isTopic={inbox === 'topics'}
              >
                <InboxFoot inbox={inbox} message={item.message} />
              </InboxRow>
            ))}
          </ol>
        )}
        {hasNextPage && (
          <div className="inbox-more">
            <button
              type="button"
              className="btn quiet"
              aria-disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('more')}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

export const MentionsPage = () => <InboxPage inbox="mentions" />;
export const TopicsPage = () => <InboxPage inbox="topics" />;
export const SavedPage = () => <InboxPage inbox="saved" />;
export const AcknowledgementsPage = () => <InboxPage inbox="acknowledgements" />;

import '../routes/inbox-page.css';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import type { Inbox } from '../api/inbox-queries.js';

/** What the frame needs to know of an infinite query. */
export interface FrameQuery {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

type Props = {
  list: Inbox | 'drafts' | 'scheduled';
  query: FrameQuery;
  isEmpty: boolean;
  /** The rows, as list items. */
  children: ReactNode;
};

/** The pane of a list across conversations: its name, its rows, and what to say while there are none. */
export function InboxFrame({ list, query, isEmpty, children }: Props) {
  const { t } = useTranslation('inbox');
  const heading = useRef<HTMLHeadingElement>(null);
  const { error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  useTitle(t(`${list}.title`));
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
            {t(`${list}.title`)}
          </h2>
          <p>{t(`${list}.hint`)}</p>
        </div>
      </div>
      <div className="inbox">
        {isPending && (
          <p className="list-note" role="status">
            {t('app.loading', { ns: 'translation' })}
          </p>
        )}
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {!isPending && !error && isEmpty && (
          <EmptyState title={t(`${list}.empty`)} hint={t(`${list}.emptyHint`)} />
        )}
        {!isEmpty && <ol>{children}</ol>}
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

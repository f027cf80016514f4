import './sessions-page.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { ownSessionsQuery } from '../api/own-sessions-query.js';
import { EndDialog, type EndTarget } from '../components/end-dialog.js';
import { OwnSessionItem } from '../components/own-session-item.js';

/** Where one is signed in, to end what one does not know. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(ownSessionsQuery);
  /** Null while nothing is asked. */
  const [target, setTarget] = useState<EndTarget | null>(null);
  const [done, setDone] = useState<EndTarget | null>(null);
  useTitle(t('sessions.title'));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const isAlone = data !== undefined && items.length === 1;

  return (
    <section className="sessions">
      <div className="sessions-inner">
        <h1>{t('sessions.title')}</h1>
        <p className="sessions-hint">{t('sessions.hint')}</p>
        <p role="status" className="sessions-done">
          {isPending && t('app.loading')}
          {done && t(done === 'others' ? 'sessions.endedOthers' : 'sessions.ended')}
        </p>
        {error && (
          <div role="alert">
            <p>
              <ProblemText error={error} />
            </p>
            <button type="button" className="btn quiet" onClick={() => void refetch()}>
              {t('app.retry')}
            </button>
          </div>
        )}
        <ul aria-label={t('sessions.list')}>
          {items.map((session) => (
            <OwnSessionItem key={session.id} session={session} onEnd={setTarget} />
          ))}
        </ul>
        {isAlone && <p className="sessions-hint">{t('sessions.alone')}</p>}
        <div className="sessions-foot">
          {hasNextPage && (
            <button
              type="button"
              className="btn quiet"
              aria-disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('sessions.more')}
            </button>
          )}
          {items.length > 1 && (
            <button type="button" className="btn quiet" onClick={() => setTarget('others')}>
              {t('sessions.endOthers')}
            </button>
          )}
        </div>
      </div>
      {target && <EndDialog target={target} onDone={setDone} onClose={() => setTarget(null)} />}
    </section>
  );
}

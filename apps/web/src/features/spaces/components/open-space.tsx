import './space-list.css';
import './space-page.css';
import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { spaceQuery } from '../api/spaces-query.js';
import { LoadProblem } from './load-problem.js';
import { useSpaceTexts } from './use-space-texts.js';

/**
 * Asks for a space and shows the page of it; one that is hidden looks like one that nobody has made. While it is asked
 * for again because access has changed, nothing of it is on screen, but what was typed there is kept for the answer.
 */
export function OpenSpace({ id, children }: { id: string; children(space: Space): ReactNode }) {
  const t = useSpaceTexts();
  const { t: common } = useTranslation();
  const { data: space, error, refetch } = useQuery(spaceQuery(id));
  const [last, setLast] = useState<Space | null>(null);
  if (space && space !== last) setLast(space);
  const shown = space ?? (error ? null : last);
  const isHidden =
    error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'REQUEST_INVALID');
  return (
    <section className="space-page">
      {isHidden && (
        <>
          <h1 className="sr-only">{t('title')}</h1>
          <EmptyState title={t('home.notFound')} hint={t('home.notFoundHint')}>
            <Link className="btn quiet" to="/spaces">
              {t('home.back')}
            </Link>
          </EmptyState>
        </>
      )}
      {!isHidden && shown && <div hidden={!space}>{children(shown)}</div>}
      {!isHidden && !space && (
        <div className="space-page-inner">
          {error ? (
            <LoadProblem error={error} onRetry={() => void refetch()} />
          ) : (
            <p role="status">{common('app.loading')}</p>
          )}
        </div>
      )}
    </section>
  );
}

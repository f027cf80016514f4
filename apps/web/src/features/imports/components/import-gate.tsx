import './imports.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/imports/add-import-texts.js';
import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { importSpaceQuery } from '../api/import-queries.js';

type Props = {
  spaceId: string;
  /** Where the line at the top leads. */
  back(space: Space): ReactNode;
  children(space: Space): ReactNode;
};

/** What animators of a space see of its imports, and what everybody else does. */
export function ImportGate({ spaceId, back, children }: Props) {
  const { t } = useTranslation(['imports', 'translation']);
  const { data: space, error, refetch } = useQuery(importSpaceQuery(spaceId));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  return (
    <section className="page">
      <div className="page-inner">
        {space && back(space)}
        {isHidden && (
          <>
            <h1 className="sr-only">{t('title')}</h1>
            <EmptyState title={t('notFound')} hint={t('notFoundHint')}>
              <Link className="btn quiet" to="/spaces">
                {t('back')}
              </Link>
            </EmptyState>
          </>
        )}
        {error && !space && !isHidden && <Problem error={error} onRetry={() => void refetch()} />}
        {!space && !error && <p role="status">{t('translation:app.loading')}</p>}
        {space && !space.abilities.animate && (
          <>
            <h1>{t('title')}</h1>
            <EmptyState title={t('notYours')} hint={t('notYoursHint')} />
          </>
        )}
        {space?.abilities.animate && children(space)}
      </div>
    </section>
  );
}

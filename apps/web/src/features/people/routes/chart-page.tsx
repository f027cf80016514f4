import '../../../shared/ui/page.css';
import '../../../shared/i18n/people/add-people-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { rootsQuery } from '../api/chart-query.js';
import { ChartTree } from '../components/chart-tree.js';
import { PeopleTabs } from '../components/people-tabs.js';

/** The whole chart, from the top. */
export function ChartPage() {
  const { t } = useTranslation(['people', 'translation']);
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(rootsQuery);
  const roots = data?.pages.flatMap(({ items }) => items) ?? [];
  const only = roots.length === 1 ? roots[0]?.id : undefined;
  useTitle(t('chart.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <h1>{t('chart.title')}</h1>
        <PeopleTabs />
        {roots.length > 0 && <p className="page-hint">{t('chart.hint')}</p>}
        {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && roots.length === 0 && <EmptyState title={t('chart.empty')} hint={t('chart.emptyHint')} />}
        {roots.length > 0 && (
          <ChartTree
            roots={roots}
            {...(only !== undefined && { openFrom: only })}
            hasMore={hasNextPage}
            onMore={() => void fetchNextPage()}
          />
        )}
      </div>
    </section>
  );
}

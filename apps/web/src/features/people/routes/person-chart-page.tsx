import '../../../shared/ui/page.css';
import '../../../shared/i18n/people/add-people-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { PersonLink } from '../../../shared/person/person-name.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { personChartQuery } from '../api/chart-query.js';
import { ChartTree } from '../components/chart-tree.js';
import { PeopleTabs } from '../components/people-tabs.js';

/** One person in the chart: the chain above, the team below. */
export function PersonChartPage() {
  const { t } = useTranslation(['people', 'translation']);
  const { personId } = useParams({ from: '/shell/content/people/$personId/chart' });
  const { data, error, refetch } = useInfiniteQuery(personChartQuery(personId));
  const around = data?.pages[0];
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(t('chart.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <h1>{t('chart.title')}</h1>
        <PeopleTabs />
        {isHidden && <EmptyState title={t('person.notFound')} hint={t('person.notFoundHint')} />}
        {error && !data && !isHidden && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {around && (
          <>
            <ol className="chain" aria-label={t('person.manager')}>
              <li>
                <Link to="/people/chart">{t('chart.whole')}</Link>
              </li>
              {around.managers.map((manager) => (
                <li key={manager.id}>
                  <PersonLink person={manager} />
                </li>
              ))}
            </ol>
            <p className="page-hint">{t('chart.hint')}</p>
            <ChartTree key={personId} roots={[around.person]} openFrom={personId} />
          </>
        )}
      </div>
    </section>
  );
}

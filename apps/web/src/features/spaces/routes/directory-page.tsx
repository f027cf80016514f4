import '../components/space-list.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can } from '../../../shared/access/can.js';
import { useSession } from '../../../shared/access/session-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { spacesQuery, type SpaceFilters as Filters } from '../api/spaces-query.js';
import { LoadProblem } from '../components/load-problem.js';
import { MoreLine } from '../components/more-line.js';
import { SpaceFilters } from '../components/space-filters.js';
import { SpaceRow } from '../components/space-row.js';
import { useSpaceTexts } from '../components/use-space-texts.js';

/** All spaces that one may know of. */
export function DirectoryPage() {
  const t = useSpaceTexts();
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const filters = useSearch({ from: '/shell/content/spaces' });
  const mayCreate = can(useSession(), 'create', 'Space');
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(spacesQuery(filters));
  const spaces = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = Object.keys(filters).length > 0;
  useTitle(t('title'));

  function narrow(search: Filters) {
    // A search that ends while another page is on its way does not call back from it.
    if (router.latestLocation.pathname !== '/spaces') return;
    void navigate({ to: '/spaces', search, replace: true });
  }

  return (
    <section className="space-page">
      <div className="space-page-inner">
        <div className="space-page-head">
          <h1>{t('title')}</h1>
          {mayCreate && (
            <Link className="btn" to="/spaces/new">
              {t('create')}
            </Link>
          )}
        </div>
        <SpaceFilters filters={filters} onChange={narrow} />
        <p role="status" className="space-wait">
          {isPending && common('app.loading')}
        </p>
        {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
        {data && spaces.length === 0 && (
          <EmptyState
            title={t(isNarrowed ? 'none' : 'empty')}
            hint={t(isNarrowed ? 'noneHint' : 'emptyHint')}
          >
            {isNarrowed && (
              <Link className="btn quiet" to="/spaces">
                {t('clear')}
              </Link>
            )}
          </EmptyState>
        )}
        {spaces.length > 0 && (
          <ul className="space-list" aria-label={t('list')}>
            {spaces.map((space) => (
              <SpaceRow key={space.id} space={space} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <MoreLine text={t('more')} isFetching={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        )}
      </div>
    </section>
  );
}

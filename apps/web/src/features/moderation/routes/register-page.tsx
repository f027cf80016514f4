import '../components/moderation.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { registerQuery, sumsQuery } from '../api/moderation-queries.js';
import { RegisterTable } from '../components/register-table.js';
import { SumsTable } from '../components/sums-table.js';

/** The open register of a space. */
export function RegisterPage() {
  const { t } = useTranslation(['moderation', 'translation']);
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId/register' });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    registerQuery(spaceId),
  );
  const { data: sums } = useQuery(sumsQuery(spaceId));
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  useTitle(t('register.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/spaces/$spaceId" params={{ spaceId }}>
          ← {t('queue.back')}
        </Link>
        <h1>{t('register.title')}</h1>
        <p className="page-hint">{t('register.hint')}</p>
        {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!error && !data && <p role="status">{t('translation:app.loading')}</p>}
        {data && items.length === 0 && (
          <EmptyState title={t('register.none')} hint={t('register.noneHint')} />
        )}
        {sums && sums.items.length > 0 && <SumsTable items={sums.items} />}
        {items.length > 0 && <RegisterTable items={items} />}
        {hasNextPage && (
          <p>
            <button
              type="button"
              className="btn quiet"
              aria-disabled={isFetchingNextPage}
              onClick={() => {
                if (!isFetchingNextPage) void fetchNextPage();
              }}
            >
              {t('queue.more')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Problem } from '../../../shared/ui/problem.js';
import { count } from '../api/amounts.js';
import { importsQuery } from '../api/import-queries.js';

/** One's own imports of a space, newest first. */
export function ImportList({ spaceId }: { spaceId: string }) {
  const { t } = useTranslation(['imports', 'translation']);
  const language = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    importsQuery(spaceId),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page-section" aria-labelledby="imports-list">
      <h2 id="imports-list">{t('list.title')}</h2>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      {data && items.length === 0 && <p className="page-hint">{t('list.none')}</p>}
      {items.length > 0 && (
        <div className="import-table" role="group" aria-labelledby="imports-list" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('list.file')}</th>
                <th scope="col">{t('list.when')}</th>
                <th scope="col">{t('list.state')}</th>
                <th scope="col">{t('list.messages')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, fileName, createdAt, state, counts }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to="/spaces/$spaceId/imports/$importId" params={{ spaceId, importId: id }}>
                      {fileName}
                    </Link>
                  </th>
                  <td>{dayAndTime(language, createdAt)}</td>
                  <td>{t(`states.${state}`)}</td>
                  <td className="number">{count(language, counts.imported - counts.removed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('list.more')}
        </button>
      )}
    </section>
  );
}

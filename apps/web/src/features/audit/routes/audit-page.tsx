import '../components/audit.css';
import '../components/record-panel.css';
import '../../../shared/ui/chip.css';
import '../../../shared/ui/dialog.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/audit/add-audit-texts.js';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { recordsQuery } from '../api/audit-queries.js';
import { withSearch, type Narrow } from '../api/audit-search.js';
import { FilterBar } from '../components/filter-bar.js';
import { RecordList } from '../components/record-list.js';
import { RecordPanel } from '../components/record-panel.js';
import { SearchFoot } from '../components/search-foot.js';
import { StateLine } from '../components/state-line.js';
import { useSearchingOn } from '../components/use-searching-on.js';

/** Who saw this, who did what: for officers and auditors. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const navigate = useNavigate({ from: '/audit' });
  const queryClient = useQueryClient();
  const { record: openId, ...filters } = useSearch({ from: '/shell/audit' });
  const query = useInfiniteQuery(recordsQuery(filters));
  const { data, error, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const pages = data?.pages ?? [];
  const records = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const step = useSearchingOn(JSON.stringify(filters), {
    ...{ pages, hasNextPage, isFetching, fetchNextPage },
    isError: error !== null,
  });
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useTitle(t('title'));

  const onNarrow: Narrow = (change) =>
    void navigate({ search: (before) => withSearch(before, { ...change, record: undefined }) });
  const onClose = () => void navigate({ search: (before) => withSearch(before, { record: undefined }) });
  const first = records[0];
  return (
    <section
      className="audit-page"
      aria-labelledby="audit-title"
      data-open={openId !== undefined || undefined}
    >
      <div className="audit-top">
        <div className="page-head">
          <h1 id="audit-title">{t('title')}</h1>
          <button
            type="button"
            className="btn quiet"
            onClick={() => void queryClient.resetQueries({ queryKey: ['audit'] })}
          >
            {t('list.fresh')}
          </button>
        </div>
        <StateLine />
        <FilterBar
          filters={filters}
          actorName={filters.actor === undefined ? null : (first?.actor?.displayName ?? null)}
          labelText={first?.label?.marking[language] ?? null}
          onNarrow={onNarrow}
        />
      </div>
      <div className="audit-main">
        <ListWait query={query} />
        {records.length > 0 ? (
          <RecordList
            records={records}
            openId={openId}
            hasMore={hasNextPage}
            mayGoOn={hasNextPage && !isFetching && error === null && !step.waits}
            onMore={onMore}
          />
        ) : (
          data && (
            <EmptyState
              title={t(hasNextPage ? 'list.noneYet' : 'list.empty')}
              {...(!hasNextPage && { hint: t('list.emptyHint') })}
            />
          )
        )}
        {data && (
          <SearchFoot
            count={records.length}
            searchedTo={pages.at(-1)?.searchedTo ?? null}
            error={isFetchNextPageError ? error : null}
            isRunning={step.isRunning}
            waits={step.waits}
            onGoOn={step.goOn}
            onStop={step.stop}
          />
        )}
      </div>
      {openId !== undefined && <RecordPanel id={openId} onClose={onClose} />}
    </section>
  );
}

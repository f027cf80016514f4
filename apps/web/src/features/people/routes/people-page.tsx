import '../components/people.css';
import '../../../shared/ui/field.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/people/add-people-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { peopleListQuery } from '../api/people-list-query.js';
import { LateText } from '../../../shared/ui/late-text.js';
import { PeopleFilters } from '../components/people-filters.js';
import { PeopleList } from '../components/people-list.js';
import { PeopleTabs } from '../components/people-tabs.js';

/** Who is here: found by name as it is typed, and by where they are and what they know. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'translation']);
  const navigate = useNavigate({ from: '/people' });
  const search = useSearch({ from: '/shell/content/people' });
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(peopleListQuery(search));
  const people = data?.pages.flatMap(({ items }) => items) ?? [];
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useTitle(t('title'));

  function change(part: Partial<Record<keyof typeof search, unknown>>) {
    void navigate({ search: (before) => withoutNothing({ ...before, ...part }), replace: true });
  }

  return (
    <section className="pane people-page" aria-labelledby="people-title">
      <div className="people-head">
        <h1 id="people-title">{t('title')}</h1>
        <PeopleTabs />
        <LateText
          name={t('search')}
          placeholder={t('searchHint')}
          value={search.query ?? ''}
          onChange={(query) => change({ query })}
        />
        <PeopleFilters search={search} onChange={change} />
        <p className="people-count" role="status">
          {isPending && t('translation:app.loading')}
          {data && people.length > 0 && t('shown', { count: people.length })}
          {hasNextPage && `, ${t('andMore')}`}
        </p>
      </div>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {data && people.length === 0 && <EmptyState title={t('nobody')} hint={t('nobodyHint')} />}
      {people.length > 0 && (
        <PeopleList
          people={people}
          hasMore={hasNextPage}
          isLoadingMore={isFetchingNextPage}
          onMore={onMore}
        />
      )}
    </section>
  );
}

/** What is undefined leaves the address. */
function withoutNothing(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

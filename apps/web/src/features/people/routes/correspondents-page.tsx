import '../components/people.css';
import '../components/person.css';
import '../../../shared/ui/field.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/people/add-people-texts.js';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { correspondentsQuery } from '../api/correspondents.js';
import { placesQuery } from '../api/people-list-query.js';
import { CorrespondentItem } from '../components/correspondent-item.js';
import { FilterFields } from '../../../shared/ui/filter-fields.js';
import { FilterSelect } from '../../../shared/ui/filter-select.js';
import { PeopleTabs } from '../components/people-tabs.js';

/** Whom to ask, place by place and subject by subject. */
export function CorrespondentsPage() {
  const { t } = useTranslation(['people', 'translation']);
  const [filter, setFilter] = useState<{ unit?: string; site?: string }>({});
  const { data: places } = useQuery(placesQuery);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    correspondentsQuery(filter),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const choices = (list: { name: string }[] = []) => list.map(({ name }) => ({ value: name, text: name }));
  const narrow = (key: 'unit' | 'site') => (value: string | undefined) =>
    setFilter((before) => {
      const next = { ...before };
      if (value === undefined) Reflect.deleteProperty(next, key);
      else next[key] = value;
      return next;
    });
  useTitle(t('correspondents.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <h1>{t('correspondents.title')}</h1>
        <PeopleTabs />
        <p className="page-hint">{t('correspondents.hint')}</p>
        <div className="correspondents-where">
          <FilterFields>
            <FilterSelect
              name={t('filters.unit')}
              any={t('filters.any')}
              value={filter.unit}
              options={choices(places?.units)}
              onChange={narrow('unit')}
            />
            <FilterSelect
              name={t('filters.site')}
              any={t('filters.any')}
              value={filter.site}
              options={choices(places?.sites)}
              onChange={narrow('site')}
            />
          </FilterFields>
        </div>
        {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && items.length === 0 && (
          <EmptyState title={t('correspondents.none')} hint={t('correspondents.noneHint')} />
        )}
        {items.length > 0 && (
          <ul className="correspondents">
            {items.map((item) => (
              <CorrespondentItem key={item.id} item={item} isNamed />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <button
            type="button"
            className="btn quiet"
            aria-disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('correspondents.more')}
          </button>
        )}
      </div>
    </section>
  );
}

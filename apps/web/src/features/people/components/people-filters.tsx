import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { PeopleSearch } from '../api/people-search.js';
import { placesQuery } from '../api/people-list-query.js';
import { spokenLanguages } from '../api/spoken-languages.js';
import { FilterPanel } from '../../../shared/ui/filter-panel.js';
import { FilterSelect } from '../../../shared/ui/filter-select.js';
import { LateText } from '../../../shared/ui/late-text.js';

type Props = { search: PeopleSearch; onChange(change: Partial<Record<keyof PeopleSearch, unknown>>): void };

const FLAGS = ['present', 'following', 'left'] as const;

/** What narrows the directory besides the name. */
export function PeopleFilters({ search, onChange }: Props) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { data: places } = useQuery(placesQuery);
  const filters = Object.keys(search).filter((key) => key !== 'query');
  const withCount = (list: { name: string; people: number }[] = []) =>
    list.map(({ name, people }) => ({ value: name, text: `${name} (${people})` }));
  return (
    <FilterPanel
      texts={{ label: t('filters.label'), open: t('filters.more'), clear: t('filters.clear') }}
      count={filters.length}
      foot={FLAGS.map((flag) => (
        <label key={flag} className="people-flag">
          <input
            type="checkbox"
            checked={search[flag] === true}
            onChange={({ target }) => onChange({ [flag]: target.checked || undefined })}
          />
          {t(`filters.${flag}`)}
        </label>
      ))}
      onClear={() => onChange(Object.fromEntries(filters.map((key) => [key, undefined])))}
    >
      <FilterSelect
        name={t('filters.unit')}
        any={t('filters.any')}
        value={search.unit}
        options={withCount(places?.units)}
        onChange={(unit) => onChange({ unit })}
      />
      <FilterSelect
        name={t('filters.site')}
        any={t('filters.any')}
        value={search.site}
        options={withCount(places?.sites)}
        onChange={(site) => onChange({ site })}
      />
      <FilterSelect
        name={t('filters.language')}
        any={t('filters.any')}
        value={search.language}
        options={spokenLanguages(language, search.language === undefined ? [] : [search.language]).map(
          ({ code, name }) => ({ value: code, text: name }),
        )}
        onChange={(spoken) => onChange({ language: spoken })}
      />
      <LateText name={t('filters.tag')} value={search.tag ?? ''} onChange={(tag) => onChange({ tag })} />
    </FilterPanel>
  );
}

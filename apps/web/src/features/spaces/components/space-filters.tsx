import { MEETING_SPACE_KINDS } from '#contracts';
import { FilterSelect } from '../../../shared/ui/filter-select.js';
import { LateText } from '../../../shared/ui/late-text.js';
import type { SpaceFilters as Filters } from '../api/spaces-query.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { filters: Filters; onChange(filters: Filters): void };

const FLAGS = ['mine', 'orphan', 'archived'] as const;

/** Narrows the directory. What is chosen is part of the address: Back undoes it, a link keeps it. */
export function SpaceFilters({ filters, onChange }: Props) {
  const t = useSpaceTexts();
  return (
    <search className="space-filters" aria-label={t('filters')}>
      <LateText
        name={t('search')}
        placeholder={t('searchHint')}
        value={filters.query ?? ''}
        onChange={(query) => onChange(narrowed(filters, { query }))}
      />
      <FilterSelect
        name={t('kind')}
        any={t('anyKind')}
        value={filters.kind}
        options={MEETING_SPACE_KINDS.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
        onChange={(chosen) =>
          onChange(narrowed(filters, { kind: MEETING_SPACE_KINDS.find((kind) => kind === chosen) }))
        }
      />
      <div className="space-flags">
        {FLAGS.map((flag) => (
          <button
            key={flag}
            type="button"
            className="btn quiet"
            aria-pressed={filters[flag] === true}
            onClick={() => onChange(narrowed(filters, { [flag]: filters[flag] !== true }))}
          >
            {t(flag)}
          </button>
        ))}
      </div>
    </search>
  );
}

type Change = { [Key in keyof Filters]?: Filters[Key] | undefined };

/** What is empty or off is left out: the address says only what narrows. */
function narrowed(filters: Filters, change: Change): Filters {
  const merged = Object.entries({ ...filters, ...change });
  return Object.fromEntries(
    merged.filter(([, value]) => value !== undefined && value !== false && String(value).trim() !== ''),
  );
}

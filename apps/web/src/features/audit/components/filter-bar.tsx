import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPanel } from '../../../shared/ui/filter-panel.js';
import { FilterSelect } from '../../../shared/ui/filter-select.js';
import { LateText } from '../../../shared/ui/late-text.js';
import { idIn, isAddress, type AuditFilters, type Narrow } from '../api/audit-search.js';
import { ActorFilter } from './actor-filter.js';
import { DayField } from './day-field.js';
import { EventFilter } from './event-filter.js';
import { LinkedFilters } from './linked-filters.js';

type Props = {
  filters: AuditFilters;
  /** Who the filter by person means, as far as the list tells. */
  actorName: string | null;
  labelText: string | null;
  onNarrow: Narrow;
};

/** What narrows the log. */
export function FilterBar({ filters, actorName, labelText, onNarrow }: Props) {
  const { t } = useTranslation('audit');
  const names = Object.keys(filters) as (keyof AuditFilters)[];
  const { from, until } = filters;
  return (
    <FilterPanel
      texts={{ label: t('filters.label'), open: t('filters.more'), clear: t('filters.clear') }}
      count={names.length}
      foot={<LinkedFilters filters={filters} labelText={labelText} onNarrow={onNarrow} />}
      onClear={() => onNarrow(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      <ActorFilter actor={filters.actor} name={actorName} onNarrow={onNarrow} />
      <EventFilter chosen={filters.event} onNarrow={onNarrow} />
      <DayField name={t('filters.from')} value={from} onChange={(day) => onNarrow({ from: day })} />
      <DayField
        name={t('filters.until')}
        value={until}
        problem={
          from !== undefined && until !== undefined && until < from ? t('filters.disordered') : undefined
        }
        onChange={(day) => onNarrow({ until: day })}
      />
      <FilterSelect
        name={t('filters.decision')}
        any={t('filters.any')}
        value={filters.decision}
        options={(['allow', 'deny'] as const).map((value) => ({ value, text: t(`filters.${value}`) }))}
        onChange={(decision) => onNarrow({ decision })}
      />
      <FilterSelect
        name={t('filters.outcome')}
        any={t('filters.any')}
        value={filters.outcome}
        options={(['success', 'failure'] as const).map((value) => ({ value, text: t(`filters.${value}`) }))}
        onChange={(outcome) => onNarrow({ outcome })}
      />
      <CheckedText
        name={t('filters.object')}
        hint={t('filters.objectHint')}
        value={filters.object}
        read={idIn}
        problem={t('filters.useless')}
        onChange={(object) => onNarrow({ object })}
      />
      <CheckedText
        name={t('filters.source')}
        value={filters.source}
        read={(text) => (isAddress(text) ? text : null)}
        problem={t('filters.noAddress')}
        onChange={(source) => onNarrow({ source })}
      />
    </FilterPanel>
  );
}

type CheckedProps = {
  name: string;
  hint?: string;
  value: string | undefined;
  /** What a text means; null: nothing. */
  read(text: string): string | null;
  problem: string;
  onChange(value: string | undefined): void;
};

/** A text that narrows once it means something. */
function CheckedText({ name, hint, value, read, problem, onChange }: CheckedProps) {
  const [isWrong, setWrong] = useState(false);
  return (
    <LateText
      name={name}
      placeholder={hint}
      value={value ?? ''}
      problem={isWrong ? problem : undefined}
      onChange={(text) => {
        const meant = text === undefined ? undefined : read(text);
        setWrong(meant === null);
        if (meant !== null) onChange(meant);
      }}
    />
  );
}

import { MEETING_SPACE_KINDS } from '#contracts';
import { useEffect, useId, useState } from 'react';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import '../../../shared/ui/field.css';
import type { SpaceFilters as Filters } from '../api/spaces-query.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { filters: Filters; onChange(filters: Filters): void };

const AFTER_LAST_KEY_MS = 250;
const MAX_SEARCH = 100;
const FLAGS = ['mine', 'orphan', 'archived'] as const;

/** Narrows the directory. What is chosen is part of the address: Back undoes it, a link keeps it. */
export function SpaceFilters({ filters, onChange }: Props) {
  const t = useSpaceTexts();
  const id = useId();
  const shown = filters.query ?? '';
  const [text, setText] = useState(shown);
  const [known, setKnown] = useState(shown);
  const settled = useDebounced(text, AFTER_LAST_KEY_MS);
  // The address changed otherwise, as by Back: the field follows it.
  if (known !== shown) {
    setKnown(shown);
    if (text.trim() !== shown.trim()) setText(shown);
  }
  useEffect(() => {
    if (settled === text && settled.trim() !== (filters.query ?? '').trim())
      onChange(narrowed(filters, { query: settled }));
    // Only what is typed starts a search.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a change of the address must not search again
  }, [settled]);

  return (
    <search className="space-filters" aria-label={t('filters')}>
      <div className="form-field">
        <label htmlFor={id}>{t('search')}</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_SEARCH}
          aria-describedby={`${id}-hint`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-hint`} className="sr-only">
          {t('searchHint')}
        </p>
      </div>
      <div className="form-field">
        <label htmlFor={`${id}-kind`}>{t('kind')}</label>
        <select
          id={`${id}-kind`}
          className="input"
          value={filters.kind ?? ''}
          onChange={(event) =>
            onChange(
              narrowed(filters, { kind: MEETING_SPACE_KINDS.find((kind) => kind === event.target.value) }),
            )
          }
        >
          <option value="">{t('anyKind')}</option>
          {MEETING_SPACE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
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

import type { ReferenceList } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { Problem } from '../../../shared/ui/problem.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { entriesQuery } from '../api/reference-queries.js';
import { CompletenessBar } from './completeness-bar.js';

const AFTER_LAST_KEY_MS = 200;

/** The entries of a list in the order of terms, found as one types. */
export function EntryRows({ list }: { list: ReferenceList }) {
  const { t } = useTranslation(['reference', 'translation']);
  const [text, setText] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const search = { text: useDebounced(text.trim(), AFTER_LAST_KEY_MS), incomplete };
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    entriesQuery(list.id, search),
  );
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = search.text !== '' || incomplete;
  return (
    <section className="page-section" aria-label={t('list.entries', { name: list.name })}>
      <div className="reference-search">
        <SearchField name={t('list.search')} value={text} onChange={setText} />
        <label>
          <input
            type="checkbox"
            checked={incomplete}
            onChange={({ target }) => setIncomplete(target.checked)}
          />
          {t('list.incomplete')}
        </label>
      </div>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      {data && entries.length === 0 && !isNarrowed && (
        <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
      )}
      <p role="status" className="page-hint">
        {data && entries.length === 0 && isNarrowed && t('list.nothing')}
      </p>
      {entries.length > 0 && (
        <ul className="reference-rows">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div className="reference-row-head">
                <Link to="/lists/$listId/$entryId" params={{ listId: list.id, entryId: entry.id }}>
                  {entry.term}
                </Link>
                <LabelTag labelId={entry.labelId} />
                {entry.completeness.filled < entry.completeness.required && (
                  <CompletenessBar value={entry.completeness} />
                )}
              </div>
              {entry.definition === '' ? (
                <p className="reference-missing">{t('list.noDefinition')}</p>
              ) : (
                <p className="reference-text">{entry.definition}</p>
              )}
            </li>
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
          {t('more')}
        </button>
      )}
    </section>
  );
}

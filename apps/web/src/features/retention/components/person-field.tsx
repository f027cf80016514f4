import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { holdPeopleQuery } from '../api/retention-queries.js';

const AFTER_LAST_KEY_MS = 250;

/** Whom a hold is to cover. Officers see nobody among people: this search is theirs, and the log tells of it. */
export function PersonField({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose(id: string | null): void;
}) {
  const { t } = useTranslation('retention');
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const { data, error } = useQuery(holdPeopleQuery(asked));
  const people = asked === '' ? [] : (data?.items ?? []);
  return (
    <>
      <SearchField
        name={t('holds.search')}
        value={text}
        onChange={(next) => {
          // Another name is another question: nobody stays chosen whom the list does not show.
          onChoose(null);
          setText(next);
        }}
      />
      <p role="alert" className="dialog-problem">
        {error && <ProblemText error={error} />}
      </p>
      <p role="status" className="hold-people">
        {asked !== '' && data && people.length === 0 && t('holds.nobody')}
      </p>
      {people.length > 0 && (
        <ChoiceField
          legend={t('holds.found')}
          value={chosen}
          options={people.map(({ id, displayName, unit }) => ({
            value: id,
            text: unit === null ? displayName : `${displayName} · ${unit}`,
          }))}
          onChange={onChoose}
        />
      )}
    </>
  );
}

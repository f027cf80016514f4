import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { auditPeopleQuery } from '../api/audit-queries.js';

type Props = { onChoose(person: { id: string; name: string }): void; onClose(): void };

const AFTER_LAST_KEY_MS = 250;

/** Officers and auditors see nobody among people: this search is theirs, and the log tells of it. */
export function ActorDialog({ onChoose, onClose }: Props) {
  const { t } = useTranslation('audit');
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const { data, error } = useQuery(auditPeopleQuery(asked));
  const people = asked === '' ? [] : (data?.items ?? []);
  return (
    <Dialog title={t('people.title')} onClose={onClose}>
      <SearchField
        name={t('people.search')}
        value={text}
        hint={t('people.hint')}
        isFirst
        onChange={setText}
      />
      <p role="alert" className="dialog-problem">
        {error && <ProblemText error={error} />}
      </p>
      <p role="status">{asked !== '' && data && people.length === 0 && t('people.nobody')}</p>
      {people.length > 0 && (
        <ul className="audit-people" aria-label={t('people.found')}>
          {people.map(({ id: person, displayName, unit }) => (
            <li key={person}>
              <button type="button" onClick={() => onChoose({ id: person, name: displayName })}>
                <strong>{displayName}</strong>
                {unit !== null && <span>{unit}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

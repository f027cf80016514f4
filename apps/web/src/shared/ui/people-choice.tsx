import './people-choice.css';
import type { Person } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/session-query.js';
import { Avatar } from './avatar.js';
import { ProblemText } from './problem-text.js';
import { peopleQuery } from '../api/people-query.js';
import { SearchField } from './search-field.js';
import { useDebounced } from './use-debounced.js';

type Props = {
  chosen: readonly Person[];
  onToggle(person: Person): void;
  /** What choosing leads to; without one, that of a new talk. */
  hint?: string;
  /** Whether one may choose oneself. */
  withMe?: boolean;
};

const AFTER_LAST_KEY_MS = 250;

/** A search over the people of the site, with a box to tick for each. */
export function PeopleChoice({ chosen, onToggle, hint, withMe = false }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLFieldSetElement>(null);
  const me = useSession().person.id;
  const [text, setText] = useState('');
  const query = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(peopleQuery(query));
  const people =
    data?.pages.flatMap(({ items }) => items).filter((person) => withMe || person.id !== me) ?? [];

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    // Enter in the search goes to what was found: nothing is created by accident.
    event.preventDefault();
    list.current?.querySelector('input')?.focus();
  }

  return (
    <>
      <SearchField
        name={t('talk.search')}
        value={text}
        hint={hint ?? t('talk.searchHint')}
        isFirst
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <fieldset ref={list} className="people">
        <legend className="sr-only">{t('talk.people')}</legend>
        {people.map((person) => (
          <label key={person.id}>
            <input
              type="checkbox"
              checked={chosen.some((other) => other.id === person.id)}
              onChange={() => onToggle(person)}
            />
            <Avatar name={person.displayName} />
            <span>
              <strong>{person.displayName}</strong>
              {person.unit !== null && <span>{person.unit}</span>}
            </span>
          </label>
        ))}
        <p role="status" className="people-note">
          {isPending && t('app.loading')}
          {data && people.length === 0 && t('talk.nobody')}
        </p>
        {error && (
          <p role="alert" className="people-note">
            <ProblemText error={error} />{' '}
            <button type="button" className="btn link" onClick={() => void refetch()}>
              {t('app.retry')}
            </button>
          </p>
        )}
        {hasNextPage && (
          <button
            type="button"
            className="btn quiet"
            aria-disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('talk.more')}
          </button>
        )}
      </fieldset>
    </>
  );
}

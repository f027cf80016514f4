import './mention-list.css';
import { EVERYBODY } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../shared/ui/avatar.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { mentionableQuery } from '../api/mentionable-query.js';
import type { MentionTarget } from '../api/mention-source.js';
import { placeOf } from '../api/place.js';

/** Takes the keys of the text field while the list is open. @returns whether it was for the list */
export type MentionKeys = (event: KeyboardEvent) => boolean;

export interface MentionChoice {
  readonly name: string;
  readonly target: MentionTarget;
}

type Props = {
  keys: Ref<MentionKeys>;
  place: string;
  /** People are those who would read it under this label. */
  labelId: string | null;
  /** In a talk of two nobody is called to all. */
  isDirect: boolean;
  query: string;
  /** Tells the field which option is chosen: the keyboard stays there. */
  onActive(optionId: string | null, listId: string): void;
  onChoose(choice: MentionChoice): void;
  onClose(): void;
};

type Option = MentionChoice & { key: string; hint: string | null };

const AFTER_LAST_KEY_MS = 120;
const MOST = 8;

export function MentionList({ keys, place, labelId, isDirect, query, onActive, onChoose, onClose }: Props) {
  const { t } = useTranslation('composing');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState({ query, at: 0 });
  const { data, isFetching, isError } = useQuery(
    mentionableQuery(placeOf(place).conversationId, labelId, useDebounced(query, AFTER_LAST_KEY_MS)),
  );
  const people = (data ?? []).slice(0, MOST).map((person): Option => ({
    key: person.id,
    name: person.displayName,
    target: `person/${person.id}`,
    hint: person.unit,
  }));
  const all = EVERYBODY.filter(
    (who) => !isDirect && labelId !== null && isCalled(t(`mentions.words.${who}`), query),
  ).map((who): Option => ({ key: who, name: who, target: who, hint: t(`mentions.hints.${who}`) }));
  const options = [...people, ...all];
  const at = chosen.query === query ? Math.min(chosen.at, Math.max(0, options.length - 1)) : 0;
  const active = options.length > 0 ? `${id}-${at}` : null;

  useEffect(() => {
    onActive(active, id);
    return () => onActive(null, id);
  }, [active, id, onActive]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  // What is typed on is text, not a name, once nobody has it.
  const isOver = options.length === 0 && !isFetching && /\s/u.test(query);

  useImperativeHandle(keys, () => (event: KeyboardEvent) => {
    if (isOver) return false;
    if (event.key === 'Escape') {
      onClose();
      return true;
    }
    const option = options[at];
    if (!option || event.ctrlKey || event.altKey || event.metaKey) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setChosen({ query, at: (at + step + options.length) % options.length });
      return true;
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey) return false;
    onChoose(option);
    return true;
  });

  if (isOver) return null;
  return (
    <div className="mentions">
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('mentions.list')}
        className="mentions-list"
        // It scrolls. Who goes there leaves the field, and with that the list closes.
        tabIndex={0}
      >
        {options.map(({ key, name, target, hint }, index) => (
          <div
            key={key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="mention-option"
            onPointerMove={() => index !== at && setChosen({ query, at: index })}
            onPointerDown={(event) => {
              // The field keeps the keyboard.
              event.preventDefault();
              onChoose({ name, target });
            }}
          >
            {target.startsWith('person/') ? (
              <Avatar name={name} />
            ) : (
              <span className="mention-all" aria-hidden="true">
                @
              </span>
            )}
            <span>
              <strong>{name}</strong>
              {hint !== null && <span>{hint}</span>}
            </span>
          </div>
        ))}
      </div>
      <p role="status" className="mentions-note">
        {labelId === null && t('mentions.labelFirst')}
        {labelId !== null &&
          options.length === 0 &&
          (isFetching ? t('mentions.searching') : t(isError ? 'mentions.failed' : 'mentions.nobody'))}
        {options.length > 0 && (
          <span className="sr-only">{t('mentions.found', { count: options.length })}</span>
        )}
      </p>
    </div>
  );
}

/** @param words by which it is found, in the language of the screen and as they stand in the text */
function isCalled(words: string, query: string): boolean {
  const asked = query.toLocaleLowerCase();
  return words.split(' ').some((word) => word.startsWith(asked));
}

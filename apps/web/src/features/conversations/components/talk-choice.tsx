import type { Conversation } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMeant } from '../../../shared/i18n/is-meant.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { conversationsQuery } from '../api/conversations-query.js';
import { byActivity } from './by-activity.js';

type Props = { chosen: Conversation | null; onChoose(conversation: Conversation): void };

const MOST = 20;

/** One conversation in which the person may write. */
export function TalkChoice({ chosen, onChoose }: Props) {
  const { t } = useTranslation('composing');
  const id = useId();
  const [text, setText] = useState('');
  const { data, isPending } = useInfiniteQuery(conversationsQuery);
  const found = (data?.pages.flatMap(({ items }) => items) ?? [])
    .filter(({ name, abilities }) => abilities.post && isMeant(name, text))
    .sort(byActivity)
    .slice(0, MOST);
  // Who was chosen stays in the list, also when the search shows others by now.
  const shown = chosen && !found.some((talk) => talk.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <>
      <SearchField
        name={t('forward.search')}
        value={text}
        isFirst
        onChange={setText}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <fieldset className="talk-choice">
        <legend className="sr-only">{t('forward.found')}</legend>
        {shown.map((talk) => (
          <label key={talk.id}>
            <input
              type="radio"
              name={`${id}-talk`}
              checked={talk.id === chosen?.id}
              onChange={() => onChoose(talk)}
            />
            <span>{talk.name === '' ? t('talk.unnamed', { ns: 'translation' }) : talk.name}</span>
          </label>
        ))}
        <p role="status">{!isPending && shown.length === 0 && t('forward.none')}</p>
      </fieldset>
    </>
  );
}

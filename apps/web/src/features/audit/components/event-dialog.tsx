import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMeant } from '../../../shared/i18n/is-meant.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { EVENT_FAMILIES } from './event-families.js';
import { useLogWords } from './use-log-words.js';

type Props = { chosen: readonly string[]; onChoose(names: readonly string[]): void; onClose(): void };

/** As many as one question to the server names. */
const MOST = 50;

/** The events of the log in words, family by family; a whole family by one box. */
export function EventDialog({ chosen, onChoose, onClose }: Props) {
  const { t } = useTranslation(['audit', 'translation']);
  const words = useLogWords();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const [text, setText] = useState('');
  const families = EVENT_FAMILIES.map(({ family, events }) => ({
    family,
    events: events.filter((name) =>
      [words.event(name), name, words.family(family)].some((one) => isMeant(one, text.trim())),
    ),
  })).filter(({ events }) => events.length > 0);
  const isTooMuch = ticked.size > MOST;

  function tick(names: readonly string[], isTicked: boolean) {
    const next = new Set(ticked);
    for (const name of names)
      if (isTicked) next.add(name);
      else next.delete(name);
    setTicked(next);
  }

  return (
    <Dialog title={t('picker.title')} onClose={onClose} isRoomy>
      <SearchField name={t('picker.search')} value={text} isFirst onChange={setText} />
      <div className="audit-events" role="group" tabIndex={0} aria-label={t('picker.title')}>
        {families.map(({ family, events }) => (
          <fieldset key={family}>
            <legend>
              <label>
                <input
                  type="checkbox"
                  checked={events.every((name) => ticked.has(name))}
                  onChange={({ target }) => tick(events, target.checked)}
                />
                {words.family(family)}
              </label>
            </legend>
            {events.map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={ticked.has(name)}
                  onChange={({ target }) => tick([name], target.checked)}
                />
                {words.event(name)}
              </label>
            ))}
          </fieldset>
        ))}
        {families.length === 0 && <p>{t('picker.none')}</p>}
      </div>
      <p role="status" className="field-hint">
        {isTooMuch
          ? t('picker.tooMany', { max: MOST })
          : ticked.size === 0
            ? t('picker.nothing')
            : t('filters.events', { count: ticked.size })}
      </p>
      <div className="dialog-foot">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('translation:app.cancel')}
        </button>
        <button
          type="button"
          className="btn"
          disabled={isTooMuch}
          onClick={() => onChoose([...ticked].sort())}
        >
          {t('picker.apply')}
        </button>
      </div>
    </Dialog>
  );
}

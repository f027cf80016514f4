import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EventDialog } from './event-dialog.js';
import type { Narrow } from '../api/audit-search.js';
import { useLogWords } from './use-log-words.js';

/** Which events are shown. */
export function EventFilter({ chosen, onNarrow }: { chosen: string | undefined; onNarrow: Narrow }) {
  const { t } = useTranslation('audit');
  const words = useLogWords();
  const [isChoosing, setChoosing] = useState(false);
  const events = chosen === undefined ? [] : chosen.split(',');
  const [first] = events;
  const shown =
    first === undefined
      ? t('filters.any')
      : events.length === 1
        ? words.event(first)
        : t('filters.events', { count: events.length });
  return (
    <div className="form-field">
      <span className="field-name">{t('filters.eventsName')}</span>
      <span className="audit-choice">
        <button
          type="button"
          className="input"
          aria-haspopup="dialog"
          aria-label={`${t('filters.chooseEvents')} ${shown}`}
          onClick={() => setChoosing(true)}
        >
          {shown}
        </button>
        {first !== undefined && (
          <button
            type="button"
            className="audit-remove"
            aria-label={t('filters.remove', { name: t('filters.eventsName') })}
            onClick={() => onNarrow({ event: undefined })}
          >
            <span aria-hidden="true">×</span>
          </button>
        )}
      </span>
      {isChoosing && (
        <EventDialog
          chosen={events}
          onChoose={(names) => {
            setChoosing(false);
            onNarrow({ event: names.length === 0 ? undefined : names.join(',') });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

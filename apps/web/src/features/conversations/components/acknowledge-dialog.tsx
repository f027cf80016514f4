import '../../../shared/ui/field.css';
import type { PostMessage } from '#contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { siteTimeZone } from '../../../shared/i18n/site-time-zone.js';
import { inputOf, momentOfInput } from '../api/later-times.js';

type Asked = NonNullable<PostMessage['acknowledge']>;
type Props = { chosen: Asked | null; onChoose(asked: Asked): void; onClose(): void };

/** Asks those who read the message to say so, by a day if need be. */
export function AcknowledgeDialog({ chosen, onChoose, onClose }: Props) {
  const { t } = useTranslation('composing');
  const id = useId();
  const [now] = useState(() => new Date());
  const zone = siteTimeZone();
  const [due, setDue] = useState(chosen?.dueAt ? inputOf(new Date(chosen.dueAt), zone) : '');
  const at = momentOfInput(due, zone);
  const isPast = at !== null && at <= now;
  return (
    <Dialog title={t('acknowledge.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isPast) return;
          onClose();
          onChoose({ dueAt: at?.toISOString() ?? null });
        }}
      >
        <p className="page-hint">{t('acknowledge.hint')}</p>
        <div className="form-field later-field">
          <label htmlFor={id}>{t('acknowledge.due')}</label>
          <input
            id={id}
            className="input"
            type="datetime-local"
            data-autofocus
            min={inputOf(now, zone)}
            value={due}
            aria-invalid={isPast}
            aria-describedby={`${id}-problem`}
            onChange={({ target }) => setDue(target.value)}
          />
          <p id={`${id}-problem`} className="field-problem" role="alert">
            {isPast && t('later.past')}
          </p>
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('app.cancel', { ns: 'translation' })}
          </button>
          <button type="submit" className="btn" aria-disabled={isPast}>
            {t('acknowledge.ask')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

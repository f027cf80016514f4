import './later-dialog.css';
import '../../../shared/ui/field.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayAndTime } from '../../../shared/i18n/dates.js';
import { siteTimeZone } from '../../../shared/i18n/site-time-zone.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { inputOf, laterTimes, momentOfInput } from '../api/later-times.js';

type Props = {
  /** When it would be sent as things stand; null where nothing is planned. */
  planned: string | null;
  /** Closes the dialog by success; what it throws is said in words. */
  onChoose(sendAt: string): Promise<void>;
  onClose(): void;
};

/** When the message is to be sent. */
export function LaterDialog({ planned, onChoose, onClose }: Props) {
  const { t } = useTranslation('composing');
  const language = useLanguage();
  const id = useId();
  const zone = siteTimeZone();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState(planned === null ? '' : inputOf(new Date(planned), zone));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const at = momentOfInput(own, zone);
  const isPast = at !== null && at <= now;

  async function schedule(moment: Date) {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await onChoose(moment.toISOString());
      onClose();
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  }

  return (
    <Dialog title={t('later.title')} onClose={onClose}>
      <div className="later">
        {laterTimes(now, zone).map(({ preset, at: moment }) => (
          <button
            key={preset}
            type="button"
            className="later-preset"
            aria-disabled={pending}
            onClick={() => void schedule(moment)}
          >
            <strong>{t(`later.${preset}`)}</strong>
            <span>{weekdayAndTime(language, moment.toISOString())}</span>
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (at !== null && !isPast) void schedule(at);
        }}
      >
        <div className="form-field later-field">
          <label htmlFor={id}>{t('later.own')}</label>
          <input
            id={id}
            className="input"
            type="datetime-local"
            min={inputOf(now, zone)}
            value={own}
            aria-invalid={isPast}
            aria-describedby={`${id}-problem`}
            onChange={({ target }) => setOwn(target.value)}
          />
          <p id={`${id}-problem`} className="field-problem" role="alert">
            {isPast && t('later.past')}
          </p>
        </div>
        <p role="alert" className="dialog-problem">
          {error !== null && <ProblemText error={error} />}
        </p>
        <div className="dialog-foot">
          <button type="submit" className="btn" aria-disabled={at === null || isPast || pending}>
            {t('later.schedule')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

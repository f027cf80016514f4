import { FOLLOW_UP_VERDICTS, type SpaceFollowUp } from '#contracts';
import { useId, useState, type SyntheticEvent } from 'react';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { answerFollowUp } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { TextField } from './text-field.js';
import { textProblem } from './text-problem.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { spaceId: string; followUp: SpaceFollowUp };

/** How the launch goes after so many days: asked for when it is due, open to change once it was said. */
export function FollowUp({ spaceId, followUp }: Props) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const { answer, day, due, dueAt } = followUp;
  const [editing, setEditing] = useState(false);
  const state = answer
    ? t('settings.life.answeredAt', { date: dayOnly(language, answer.answeredAt) })
    : due
      ? t('settings.life.due')
      : t('settings.life.dueAt', { date: dayOnly(language, dueAt) });
  return (
    <div className="follow-up" data-due={due || undefined}>
      <h3>
        {t('settings.life.day', { day })} <span>{state}</span>
      </h3>
      {answer && !editing && (
        <>
          <p>
            <strong>{t(`settings.life.verdicts.${answer.verdict}`)}</strong>
          </p>
          {answer.note !== '' && <p className="space-text">{answer.note}</p>}
          <button type="button" className="btn link" onClick={() => setEditing(true)}>
            {t('settings.life.change')}
          </button>
        </>
      )}
      {(due || editing) && (
        <FollowUpForm spaceId={spaceId} followUp={followUp} onDone={() => setEditing(false)} />
      )}
    </div>
  );
}

function FollowUpForm({ spaceId, followUp, onDone }: Props & { onDone(): void }) {
  const t = useSpaceTexts();
  const id = useId();
  const act = useSpaceAct(spaceId);
  const { answer, day } = followUp;
  const [verdict, setVerdict] = useState(answer?.verdict ?? 'on_track');
  const [note, setNote] = useState(answer?.note ?? '');
  const [tried, setTried] = useState(false);
  const isBad = textProblem('charter', note) !== null;

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (isBad) return;
    if (await act.run(() => answerFollowUp(spaceId, { day, verdict, note }))) onDone();
  }

  return (
    <form className="form-group" onSubmit={(event) => void onSubmit(event)}>
      <fieldset className="tick-lines">
        <legend>{t('settings.life.verdict')}</legend>
        {FOLLOW_UP_VERDICTS.map((known) => (
          <label key={known} className="tick-line">
            <input type="radio" name={id} checked={verdict === known} onChange={() => setVerdict(known)} />
            {t(`settings.life.verdicts.${known}`)}
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('settings.life.note')}
        max={2_000}
        rows={3}
        value={note}
        problem={tried && isBad ? t('fields.invalid') : null}
        onChange={setNote}
      />
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      <div>
        <button type="submit" className="btn" aria-disabled={act.pending}>
          {t('settings.life.answer')}
        </button>
      </div>
    </form>
  );
}

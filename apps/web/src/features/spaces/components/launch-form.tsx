import './space-form.css';
import type { Space, SpaceLaunch } from '#contracts';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { saveLaunch } from '../api/change-space.js';
import { LAUNCH_POINTS, preparedPoints } from '../api/launch-points.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { TextField } from './text-field.js';
import { textProblem } from './text-problem.js';
import { useSpaceTexts } from './use-space-texts.js';

const FIELDS = ['cause', 'gains', 'efforts', 'rhythm', 'successSign'] as const;
const EMPTY: SpaceLaunch = { cause: '', gains: '', efforts: '', rhythm: '', successSign: '' };
const MAX_LENGTH = 2_000;

export function LaunchForm({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const navigate = useNavigate();
  const act = useSpaceAct(space.id);
  const [launch, setLaunch] = useState(space.launch ?? EMPTY);
  const [tried, setTried] = useState(false);
  const prepared = preparedPoints(launch);
  const to = { to: '/spaces/$spaceId', params: { spaceId: space.id } } as const;
  // The same characters as in a charter; the field itself keeps to the length.
  const isBad = (field: keyof SpaceLaunch): boolean => textProblem('charter', launch[field]) !== null;

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (FIELDS.some(isBad)) return;
    if (await act.run(() => saveLaunch(space.id, launch))) await navigate(to);
  }

  return (
    <form className="space-form" onSubmit={(event) => void onSubmit(event)}>
      <p className="field-hint">{t('launch.intro')}</p>
      <p role="status" className="launch-progress">
        {t('launch.progress', { done: prepared.size, total: LAUNCH_POINTS.length })}
      </p>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`launch.fields.${field}`)}
          hint={t(`launch.hints.${field}`)}
          max={MAX_LENGTH}
          rows={3}
          value={launch[field]}
          problem={tried && isBad(field) ? t('fields.invalid') : null}
          onChange={(text) => setLaunch({ ...launch, [field]: text })}
        />
      ))}
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      <div className="form-foot">
        <button type="submit" className="btn" aria-disabled={act.pending}>
          {t('launch.save')}
        </button>
        <Link className="btn quiet" {...to}>
          {t('launch.later')}
        </Link>
      </div>
    </form>
  );
}

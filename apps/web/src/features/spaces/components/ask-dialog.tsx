import './space-form.css';
import type { Space } from '#contracts';
import { useState, type SyntheticEvent } from 'react';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { askToJoin } from '../api/change-members.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { TextField } from './text-field.js';
import { textProblem } from './text-problem.js';
import { useSpaceTexts } from './use-space-texts.js';

/** Asks the animators to be let in. */
export function AskDialog({ space, onClose }: { space: Space; onClose(): void }) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [message, setMessage] = useState('');
  const [tried, setTried] = useState(false);
  // A message is a text like a purpose: the same characters, the same length.
  const problem = textProblem('purpose', message);

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (problem !== null) return;
    if (await act.run(() => askToJoin(space.id, message.trim()))) onClose();
  }

  return (
    <Dialog title={t('membership.askTitle', { name: space.name })} onClose={onClose}>
      <form className="space-form" onSubmit={(event) => void onSubmit(event)}>
        <TextField
          isFirst
          label={t('membership.askMessage')}
          hint={t('membership.askHint')}
          max={500}
          rows={4}
          value={message}
          problem={tried && problem !== null ? t(problem) : null}
          onChange={setMessage}
        />
        <p role="alert" className="form-problem">
          {act.error !== null && <ProblemText error={act.error} />}
        </p>
        <button type="submit" className="btn" aria-disabled={act.pending}>
          {t('membership.send')}
        </button>
      </form>
    </Dialog>
  );
}

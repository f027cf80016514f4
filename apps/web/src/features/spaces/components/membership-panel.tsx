import type { Space } from '#contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { join, leave } from '../api/change-members.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { AskDialog } from './ask-dialog.js';
import { standingKey } from './standing-key.js';
import { UndoLine } from './undo-line.js';
import { useSpaceTexts } from './use-space-texts.js';

/** The caller's own place: to join, to leave, to ask, to wait. */
export function MembershipPanel({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [asked, setAsked] = useState<'leave' | 'entry' | null>(null);
  const [done, setDone] = useState<'joined' | 'left' | null>(null);
  const { abilities, id, name, role, visibility } = space;
  const standing = standingKey(space);
  // Leaving an open space is undone by joining again, unless a role would be lost by it.
  const canComeBack = visibility === 'open' && role === 'member';

  async function run(what: () => Promise<undefined>, then: typeof done) {
    setDone(null);
    if (await act.run(what)) setDone(then);
  }

  return (
    <section className="space-membership" aria-label={t('membership.region')}>
      {standing && <p>{t(`membership.${standing}`)}</p>}
      <UndoLine
        text={done && t(`membership.${done}`)}
        onUndo={done === 'left' && abilities.join ? () => void run(() => join(id), 'joined') : null}
      />
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      {abilities.join && done !== 'left' && (
        <button
          type="button"
          className="btn"
          aria-disabled={act.pending}
          onClick={() => void run(() => join(id), 'joined')}
        >
          {t('membership.join')}
        </button>
      )}
      {abilities.request && (
        <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setAsked('entry')}>
          {t('membership.ask')}
        </button>
      )}
      {abilities.leave && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={act.pending}
          onClick={() => (canComeBack ? void run(() => leave(id), 'left') : setAsked('leave'))}
        >
          {t('membership.leave')}
        </button>
      )}
      {asked === 'leave' && (
        <ConfirmDialog
          title={t('membership.leaveTitle', { name })}
          confirm={t('membership.leave')}
          onConfirm={async () => {
            await leave(id);
            void run(() => Promise.resolve(undefined), 'left');
          }}
          onClose={() => setAsked(null)}
        >
          <p>{visibility === 'open' ? t('membership.leaveAnimator') : t('membership.leaveHint')}</p>
        </ConfirmDialog>
      )}
      {asked === 'entry' && <AskDialog space={space} onClose={() => setAsked(null)} />}
    </section>
  );
}

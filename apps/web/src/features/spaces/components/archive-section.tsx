import type { Space } from '#contracts';
import { useState } from 'react';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { archiveSpace, restoreSpace } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { useSpaceTexts } from './use-space-texts.js';

/** To archive is undone by opening again: nothing is asked before. */
export function ArchiveSection({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [done, setDone] = useState<'archivedNow' | 'restored' | null>(null);
  const isArchived = space.archivedAt !== null;

  async function run() {
    setDone(null);
    if (await act.run(() => (isArchived ? restoreSpace(space.id) : archiveSpace(space.id))))
      setDone(isArchived ? 'restored' : 'archivedNow');
  }

  return (
    <section className="form-group">
      <h2>{t(isArchived ? 'settings.life.restoreTitle' : 'settings.life.archiveTitle')}</h2>
      <p role="status" className="undo-line">
        {done && t(`settings.life.${done}`)}
      </p>
      <p className="field-hint">
        {t(isArchived ? 'settings.life.restoreHint' : 'settings.life.archiveHint')}
      </p>
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      <div>
        <button type="button" className="btn quiet" aria-disabled={act.pending} onClick={() => void run()}>
          {t(isArchived ? 'settings.life.restore' : 'settings.life.archive')}
        </button>
      </div>
    </section>
  );
}

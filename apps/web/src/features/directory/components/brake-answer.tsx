import type { DirectoryRun } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { useDirectoryActs } from '../api/directory-acts.js';

/** The two answers to a braked run. Each is good for exactly the changes that were read: their hash goes with it. */
export function BrakeAnswer({ run }: { run: DirectoryRun }) {
  const { t } = useTranslation('directory');
  const { decide } = useDirectoryActs();
  const [asked, setAsked] = useState<'accept' | 'drop' | null>(null);
  const { hash } = run;
  if (!run.abilities.decide || hash === null) return null;
  const count = run.counts.deactivated;
  return (
    <div className="page-acts">
      <button type="button" className="btn danger" aria-haspopup="dialog" onClick={() => setAsked('accept')}>
        {t('brake.accept')}
      </button>
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => setAsked('drop')}>
        {t('brake.drop')}
      </button>
      {asked && (
        <ConfirmDialog
          title={t(`brake.${asked}Title`)}
          confirm={t(`brake.${asked}`)}
          onConfirm={() => decide(run.id, { decision: asked, hash })}
          onClose={() => setAsked(null)}
        >
          <p>{asked === 'accept' ? t('brake.acceptBody', { count }) : t('brake.dropBody')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

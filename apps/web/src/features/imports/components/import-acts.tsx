import type { Import } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useImportActs } from '../api/use-import-acts.js';

/** What can be done next with an import; what destroys asks once. */
export function ImportActs({ shown }: { shown: Import }) {
  const { t } = useTranslation('imports');
  const acts = useImportActs();
  const [asked, setAsked] = useState<'cancel' | 'undo' | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { abilities, fileName: name, id, mapping, state } = shown;

  function start() {
    if (pending || !abilities.start) return;
    setPending(true);
    setError(null);
    acts
      .start(id)
      .catch((caught: unknown) => setError(caught))
      .finally(() => setPending(false));
  }

  return (
    <>
      {state === 'ready' && (
        <p className="page-hint">
          {abilities.start ? t('acts.startHint', { count: mapping.channels }) : t('acts.startNone')}
        </p>
      )}
      <p role="alert" className="field-problem">
        {error !== null && <ProblemText error={error} />}
      </p>
      <div className="page-acts">
        {state === 'ready' && (
          <button type="button" className="btn" aria-disabled={!abilities.start || pending} onClick={start}>
            {t('acts.start')}
          </button>
        )}
        {abilities.cancel && (
          <button type="button" className="btn quiet" onClick={() => setAsked('cancel')}>
            {t('acts.cancel')}
          </button>
        )}
        {abilities.undo && (
          <button type="button" className="btn quiet" onClick={() => setAsked('undo')}>
            {t('acts.undo')}
          </button>
        )}
      </div>
      {asked === 'cancel' && (
        <ConfirmDialog
          title={t('acts.cancelTitle', { name })}
          confirm={t('acts.cancel')}
          onConfirm={() => acts.cancel(id)}
          onClose={() => setAsked(null)}
        >
          <p>{t('acts.cancelHint')}</p>
        </ConfirmDialog>
      )}
      {asked === 'undo' && (
        <ConfirmDialog
          title={t('acts.undoTitle', { name })}
          confirm={t('acts.undoConfirm')}
          onConfirm={() => acts.undo(id)}
          onClose={() => setAsked(null)}
        >
          <p>{t('acts.undoHint')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

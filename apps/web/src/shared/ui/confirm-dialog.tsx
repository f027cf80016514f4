import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { ProblemText } from './problem-text.js';

type Props = {
  title: string;
  confirm: string;
  /** Closes the dialog by success; what it throws is said in words. */
  onConfirm(): Promise<unknown>;
  onClose(): void;
  children: ReactNode;
};

/** Asks once before what cannot be undone; `children` name the object. */
export function ConfirmDialog({ title, confirm, onConfirm, onClose, children }: Props) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run() {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  }

  return (
    <Dialog title={title} onClose={onClose} isQuestion>
      {children}
      <p role="alert" className="dialog-problem">
        {error !== null && <ProblemText error={error} />}
      </p>
      <div className="dialog-foot">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="button" className="btn danger" aria-disabled={pending} onClick={() => void run()}>
          {confirm}
        </button>
      </div>
    </Dialog>
  );
}

import './dialog.css';
import { useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

type Props = {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** For a question that interrupts: it has no other way out than its answers. */
  isQuestion?: boolean;
  /** What it holds is long: it takes the whole page on narrow screens. */
  isRoomy?: boolean;
};

/**
 * The browser's own modal dialog: it keeps the keyboard inside, closes with Escape and gives the focus back. It stands
 * at the end of the page: a form inside a form tells nobody that it is sent.
 */
export function Dialog({ title, onClose, children, isQuestion = false, isRoomy = false }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // React writes no `autofocus` attribute for the browser to follow.
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Closed before it leaves the page: only then does the focus go back to where it came from.
    return () => dialog?.close();
  }, []);

  function onBackdrop(event: MouseEvent) {
    if (event.target === element.current && !isQuestion) onClose();
  }

  return createPortal(
    <dialog
      ref={element}
      className="dialog"
      data-roomy={isRoomy || undefined}
      role={isQuestion ? 'alertdialog' : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={isQuestion ? `${id}-body` : undefined}
      onMouseDown={onBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-frame">
        <div className="dialog-head">
          <h2 id={`${id}-title`}>{title}</h2>
          {!isQuestion && (
            <button type="button" className="dialog-close" aria-label={t('app.close')} onClick={onClose}>
              <svg viewBox="0 0 24 24" width="18" stroke="currentColor" strokeWidth="2" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          )}
        </div>
        <div id={`${id}-body`} className="dialog-body">
          {children}
        </div>
      </div>
    </dialog>,
    document.body,
  );
}

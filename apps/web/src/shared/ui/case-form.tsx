import './case-form.css';
import './dialog.css';
import type { ReactNode } from 'react';
import { ProblemText } from './problem-text.js';

type Props = {
  isReady: boolean;
  error: unknown;
  send: string;
  danger?: boolean;
  onSend(): void;
  children: ReactNode;
  /** Beside the button, such as another way out. */
  aside?: ReactNode;
};

/** Fields, what went wrong, one button. */
export function CaseForm({ isReady, error, send, danger = false, onSend, children, aside }: Props) {
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSend();
      }}
    >
      {children}
      <p role="alert" className="dialog-problem">
        {error != null && <ProblemText error={error} />}
      </p>
      <div className={aside ? 'dialog-foot' : 'page-acts'}>
        {aside}
        <button type="submit" className={danger ? 'btn danger' : 'btn'} aria-disabled={!isReady}>
          {send}
        </button>
      </div>
    </form>
  );
}

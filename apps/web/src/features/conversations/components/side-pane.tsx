import './side-pane.css';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

type Props = {
  label: string;
  heading: ReactNode;
  closeLabel: string;
  onClose(): void;
  /** Given to the flow that stands in it. */
  topicId?: string;
  children: ReactNode;
};

/** A pane beside the conversation; over it on narrow screens. Escape closes it. */
export function SidePane({ label, heading, closeLabel, onClose, topicId, children }: Props) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Unless the composer inside has taken it already.
    if (!close.current?.closest('.side')?.contains(document.activeElement)) close.current?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('[popover], dialog')) return;
    event.preventDefault();
    onClose();
  }

  return (
    <section className="pane side" aria-label={label} data-topic={topicId} onKeyDown={onKeyDown}>
      <div className="pane-head side-head">
        {heading}
        <button
          ref={close}
          type="button"
          className="dialog-close"
          aria-label={closeLabel}
          title={closeLabel}
          onClick={onClose}
        >
          <svg viewBox="0 0 24 24" width="18" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      {children}
    </section>
  );
}

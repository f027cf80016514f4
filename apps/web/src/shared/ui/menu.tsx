import './menu.css';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { placePopover } from './place-popover.js';

export interface MenuItem {
  key: string;
  text: string;
  onChoose(): void;
}

type Props = {
  label: string;
  items: readonly MenuItem[];
  /** Path of what stands on the button, drawn with a line of 2 in a square of 24; three dots where nothing is said. */
  drawing?: string;
};

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A button with a list of acts. The browser's popover closes it with Escape or a click elsewhere. */
export function Menu({ label, items, drawing }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function onKeyDown(event: KeyboardEvent) {
    // What stands around has keys of its own.
    event.stopPropagation();
    if (event.key === 'Tab') list.current?.hidePopover();
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((item) => item === document.activeElement);
    buttons[step(at, buttons.length)]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        data-open={open || undefined}
      >
        {drawing === undefined ? (
          <svg viewBox="0 0 24 24" width="18" fill="currentColor" aria-hidden="true">
            <circle cx="5" cy="12" r="1.8" />
            <circle cx="12" cy="12" r="1.8" />
            <circle cx="19" cy="12" r="1.8" />
          </svg>
        ) : (
          <svg
            viewBox="0 0 24 24"
            width="18"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d={drawing} />
          </svg>
        )}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onBeforeToggle={(event) => {
          // A page has many menus: their items are drawn when one opens.
          if (event.newState === 'open') flushSync(() => setOpen(true));
        }}
        onToggle={(event) => {
          const isOpen = event.newState === 'open';
          setOpen(isOpen);
          if (!isOpen) return;
          placePopover(button.current, list.current);
          list.current?.querySelector('button')?.focus();
        }}
        onKeyDown={onKeyDown}
      >
        {open &&
          items.map(({ key, text, onChoose }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                // The focus is back on the button before the act moves it on.
                list.current?.hidePopover();
                onChoose();
              }}
            >
              {text}
            </button>
          ))}
      </div>
    </>
  );
}

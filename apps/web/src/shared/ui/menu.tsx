import './menu.css';
import { useId, useRef, useState, type KeyboardEvent } from 'react';

export interface MenuItem {
  key: string;
  text: string;
  onChoose(): void;
}

type Props = { label: string; items: readonly MenuItem[] };

/** Pixels between the menu and the edge of the window. */
const MARGIN = 8;
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A button with a list of acts. The browser's popover closes it with Escape or a click elsewhere. */
export function Menu({ label, items }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function place() {
    const from = button.current?.getBoundingClientRect();
    const menu = list.current;
    if (!from || !menu) return;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const below = from.bottom + 4;
    const top = below + height + MARGIN > window.innerHeight ? from.top - height - 4 : below;
    menu.style.top = `${Math.max(MARGIN, top)}px`;
    menu.style.left = `${Math.max(MARGIN, Math.min(from.right, window.innerWidth - MARGIN) - width)}px`;
    menu.querySelector('button')?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
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
        <svg viewBox="0 0 24 24" width="18" fill="currentColor" aria-hidden="true">
          <circle cx="5" cy="12" r="1.8" />
          <circle cx="12" cy="12" r="1.8" />
          <circle cx="19" cy="12" r="1.8" />
        </svg>
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onToggle={(event) => {
          const isOpen = event.newState === 'open';
          setOpen(isOpen);
          if (isOpen) place();
        }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ key, text, onChoose }) => (
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

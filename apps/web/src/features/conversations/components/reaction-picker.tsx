import './reactions.css';
import type { Message, Reaction } from '#contracts';
import { REACTIONS } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ReactionIcon } from '../../../shared/ui/reactions/reaction-icon.js';
import { placePopover } from '../../../shared/ui/place-popover.js';
import { toggleReaction } from '../api/own-acts.js';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A button with the closed list of reactions; what one gives already is pressed. */
export function ReactionPicker({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const id = useId();
  const queryClient = useQueryClient();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const own = message.own?.reactions ?? [];

  function choose(reaction: Reaction) {
    list.current?.hidePopover();
    void toggleReaction(queryClient, message, reaction);
  }

  function onKeyDown(event: KeyboardEvent) {
    // The keys of the flow are not meant while a list is open.
    event.stopPropagation();
    const step = STEPS[event.key];
    if (event.key === 'Tab') list.current?.hidePopover();
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((item) => item === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="act-button"
        data-act="react"
        aria-label={t('reactionAdd')}
        title={t('reactionAdd')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        popoverTarget={id}
      >
        <svg
          viewBox="0 0 20 20"
          width="17"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
        >
          <circle cx="9" cy="11" r="6.2" />
          <path
            d="M6.4 12.6c1.3 1.9 3.9 1.9 5.2 0M7 9.2v.1M11 9.2v.1M16 2.6v5M13.5 5.1h5"
            strokeLinecap="round"
          />
        </svg>
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={t('reactionAdd')}
        className="menu reaction-list"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpen(true));
        }}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState !== 'open') return;
          placePopover(button.current, list.current);
          list.current?.querySelector('button')?.focus();
        }}
        onKeyDown={onKeyDown}
      >
        {isOpen &&
          REACTIONS.map((reaction) => (
            <button
              key={reaction}
              type="button"
              role="menuitemcheckbox"
              aria-checked={own.includes(reaction)}
              tabIndex={-1}
              aria-label={t(`reactions.${reaction}`)}
              title={t(`reactions.${reaction}`)}
              onClick={() => choose(reaction)}
            >
              <ReactionIcon reaction={reaction} />
            </button>
          ))}
      </div>
    </>
  );
}

import { useId, useRef, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { placePopover } from '../../../shared/ui/place-popover.js';
import { useTalkWays } from './use-talk-ways.js';

/** "Go to a date": a small form under a button of the head. */
export function JumpButton() {
  const { t } = useTranslation('messages');
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const ways = useTalkWays();

  function go(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get('day');
    if (typeof day !== 'string' || day === '') return;
    form.current?.hidePopover();
    ways.toDay(day);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="act-button head-act"
        aria-label={t('jump.date')}
        title={t('jump.date')}
        aria-haspopup="dialog"
        popoverTarget={id}
      >
        <svg
          viewBox="0 0 20 20"
          width="18"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
        >
          <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" strokeLinejoin="round" strokeLinecap="round" />
        </svg>
      </button>
      <form
        ref={form}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('jump.date')}
        className="menu jump-form"
        onSubmit={go}
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          placePopover(button.current, form.current);
          form.current?.querySelector('input')?.focus();
        }}
      >
        <input
          type="date"
          name="day"
          required
          aria-label={t('jump.dateField')}
          max={new Date().toLocaleDateString('sv-SE')}
        />
        <button type="submit" className="btn">
          {t('jump.go')}
        </button>
      </form>
    </>
  );
}

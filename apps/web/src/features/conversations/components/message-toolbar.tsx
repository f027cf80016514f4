import './message-toolbar.css';
import type { Message } from '#contracts';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuItem } from '../../../shared/ui/menu.js';
import { useMessageActs, type ActName } from './message-acts.js';
import { ReactionPicker } from './reaction-picker.js';

/** What can be done to a message: the usual at hand under a pointer, everything in the menu. */
export function MessageToolbar({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const { t: base } = useTranslation();
  const id = useId();
  const actsOf = useMessageActs();
  const acts = actsOf(message, () => document.getElementById(id)?.closest('[data-message]') ?? null);

  const texts: Readonly<Record<ActName, string>> = {
    react: t('acts.react'),
    reply: t(message.thread === null ? 'acts.reply' : 'acts.openTopic'),
    quote: t('acts.quote'),
    forward: t('acts.forward'),
    pin: t(message.pinnedAt === null ? 'acts.pin' : 'acts.unpin'),
    save: t(message.own?.savedAt == null ? 'acts.save' : 'acts.unsave'),
    copyLink: t('acts.copyLink'),
    markUnread: t('acts.markUnread'),
    edit: base('messages.change'),
    history: base('messages.seeHistory'),
    remove: base('messages.remove'),
    report: base('moderate.report'),
    spill: base('moderate.spill'),
  };
  const items = [...acts].map(([key, onChoose]): MenuItem => ({ key, text: texts[key], onChoose }));
  return (
    <div id={id} className="message-menu" role="group" aria-label={t('acts.bar')}>
      {acts.has('react') && <ReactionPicker message={message} />}
      <QuickAct name="reply" text={texts.reply} onClick={acts.get('reply')}>
        <path d="M4 4h12v9H9l-4 3.5V13H4z" />
      </QuickAct>
      <QuickAct name="quote" text={texts.quote} onClick={acts.get('quote')}>
        <path d="M8 6c-2.5.6-4 2.4-4 5v3.5h4V10H5.8M16 6c-2.5.6-4 2.4-4 5v3.5h4V10h-2.2" />
      </QuickAct>
      <Menu label={base('messages.actions')} items={items} />
    </div>
  );
}

type QuickProps = { name: ActName; text: string; onClick: (() => void) | undefined; children: ReactNode };

function QuickAct({ name, text, onClick, children }: QuickProps) {
  if (!onClick) return null;
  return (
    <button
      type="button"
      className="act-button"
      data-act={name}
      aria-label={text}
      title={text}
      onClick={onClick}
    >
      <svg
        viewBox="0 0 20 20"
        width="17"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

type Props = {
  /** Unread when the conversation was opened; it ends at 100. */
  count: number;
  since: string | null;
  /** What the address asks for is not there. */
  isMissed: boolean;
  onFirst(): void;
};

/** Fewer are all in view when the conversation opens. */
const WORTH_A_JUMP = 5;
const MOST = 100;

/** What is new since the last visit, and the way to its beginning. */
export function UnreadBar({ count, since, isMissed, onFirst }: Props) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const [isDone, setDone] = useState(false);
  if (isMissed)
    return (
      <p className="pane-line" role="status">
        {t('jump.notThere')}
      </p>
    );
  if (isDone || count < WORTH_A_JUMP) return null;
  return (
    <div className="pane-line">
      <span>
        {count >= MOST ? t('jump.unreadMore') : t('jump.unread', { count })}
        {since !== null && ` ${t('jump.since', { date: dayAndTime(language, since) })}`}
      </span>
      <button
        type="button"
        className="btn link"
        onClick={() => {
          setDone(true);
          onFirst();
        }}
      >
        {t('jump.firstUnread')} <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        className="line-close"
        aria-label={t('notice.dismiss')}
        title={t('notice.dismiss')}
        onClick={() => setDone(true)}
      >
        <svg viewBox="0 0 24 24" width="14" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </div>
  );
}

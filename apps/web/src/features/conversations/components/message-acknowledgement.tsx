import './message-parts.css';
import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { useNow } from '../../../shared/ui/use-now.js';
import { messageDialogs } from '../api/message-dialogs.js';
import { acknowledge } from '../api/topic-acts.js';

/** Asks this reader to say that it was read; tells the author how many have. */
export function MessageAcknowledgement({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const me = useSession().person.id;
  const now = useNow();
  const { id, conversationId, author, acknowledgement, own } = message;
  if (!acknowledgement) return null;
  const { dueAt, given } = acknowledgement;
  const date = dueAt === null ? null : dayAndTime(language, dueAt);
  const state = own?.acknowledgement ?? (author.id === me ? 'none' : 'asked');
  if (state === 'asked')
    return (
      <div className="acknowledge" data-state="asked">
        <p>
          {date === null ? t('acknowledge.ask') : t('acknowledge.askUntil', { date })}{' '}
          {dueAt !== null && Date.parse(dueAt) < now && <strong>{t('acknowledge.late')}</strong>}
        </p>
        <button type="button" className="btn" onClick={() => void acknowledge(queryClient, message)}>
          {t('acknowledge.button')}
        </button>
      </div>
    );
  return (
    <p className="acknowledge" data-state={state}>
      {state === 'given' ? t('acknowledge.given') : t('acknowledge.count', { count: given })}
      {state === 'none' && date !== null && <> · {t('acknowledge.until', { date })}</>}
      {author.id === me && (
        <button
          type="button"
          className="btn link"
          aria-haspopup="dialog"
          onClick={() => messageDialogs.set(conversationId, { kind: 'acknowledged', messageId: id })}
        >
          {t('acknowledge.see')}
        </button>
      )}
    </p>
  );
}

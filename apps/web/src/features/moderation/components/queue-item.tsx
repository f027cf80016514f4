import type { ModerationQueue, ReportReason } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { useRuleName } from './use-rule-name.js';

type Props = {
  item: ModerationQueue['items'][number];
  what: 'reports' | 'appeals';
  onDecide(): void;
};

/** One report, or one appeal, with what it is about. */
export function QueueItem({ item, what, onDecide }: Props) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const ruleName = useRuleName();
  const { message, by, at, text, own, reason } = item;
  const values = { name: by.displayName, date: dayAndTime(language, at) };
  return (
    <li className="case">
      <div className="case-head">
        <h3>{t('queue.message', { name: message.author.displayName })}</h3>
        <LabelTag labelId={message.labelId} />
      </div>
      {message.body !== '' && <p className="case-words">{message.body}</p>}
      {message.forwarded && <p className="case-words">{message.forwarded.body}</p>}
      <p className="case-facts">
        {t(what === 'reports' ? 'queue.by' : 'queue.appealBy', values)}
        {' · '}
        {what === 'reports' ? t(`report.reasons.${reason as ReportReason}`) : ruleName(reason)}
      </p>
      {text !== '' && <p>{text}</p>}
      <p className="page-acts">
        {own && <span className="case-facts">{t('queue.own')}</span>}
        {!own && what === 'reports' && (
          <button type="button" className="btn" aria-haspopup="dialog" onClick={onDecide}>
            {t('queue.decide')}
          </button>
        )}
        {!own && what === 'appeals' && (
          <Link
            className="btn"
            to="/decisions/$conversationId/$messageId"
            params={{ conversationId: message.conversationId, messageId: message.id }}
          >
            {t('queue.see')}
          </Link>
        )}
        <Link
          className="btn quiet"
          to="/messages/$conversationId"
          params={{ conversationId: message.conversationId }}
        >
          {t('queue.open')}
        </Link>
      </p>
    </li>
  );
}

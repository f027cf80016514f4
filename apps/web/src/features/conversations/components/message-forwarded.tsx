import './message-parts.css';
import type { Message } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { MarkdownText } from './markdown-text.js';

/** The words of somebody else, and where they come from. */
export function MessageForwarded({ forwarded }: { forwarded: NonNullable<Message['forwarded']> }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const { author, body, createdAt, source } = forwarded;
  return (
    <figure className="forwarded">
      <figcaption>
        <strong>{t('forwarded.title')}</strong> ·{' '}
        <bdi>
          {t('forwarded.from', { author: author.displayName, date: dayAndTime(language, createdAt) })}
        </bdi>{' '}
        ·{' '}
        {source ? (
          <Link
            to="/messages/$conversationId"
            params={{ conversationId: source.conversationId }}
            search={{ m: source.messageId }}
          >
            {t('forwarded.go')}
          </Link>
        ) : (
          <span>{t('forwarded.closed')}</span>
        )}
      </figcaption>
      <MarkdownText source={body} />
    </figure>
  );
}

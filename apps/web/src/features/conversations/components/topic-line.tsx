import './message-parts.css';
import type { Message } from '#contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayKey, dayOnly, timeOfDay } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';

/** Under the first message of a topic: how many have answered, when last, who. It opens the topic. */
export function TopicLine({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const { conversationId } = useParams({ strict: false });
  const { thread, own } = message;
  if (!thread) return null;
  const { replies = 0, lastReplyAt = null, people = [], unread = 0 } = own?.thread ?? {};
  return (
    <Link
      className="topic-line"
      to="/messages/$conversationId"
      params={{ conversationId: conversationId ?? message.conversationId }}
      search={{ topic: message.id }}
      data-resolved={thread.resolvedAt !== null || undefined}
    >
      {people.length > 0 && (
        <span className="faces" aria-hidden="true">
          {people.map(({ id, displayName }) => (
            <Avatar key={id} name={displayName} />
          ))}
        </span>
      )}
      {thread.title !== null && <strong>{visibleText(thread.title)}</strong>}
      <span className="topic-count">{t('topic.replies', { count: replies })}</span>
      {lastReplyAt !== null && <LastReply at={lastReplyAt} language={language} />}
      {unread > 0 && <span className="count">{t('topic.unread', { count: unread })}</span>}
      {thread.resolvedAt !== null && <span className="topic-resolved">✓ {t('topic.resolved')}</span>}
    </Link>
  );
}

function LastReply({ at, language }: { at: string; language: 'fr' | 'en' | 'de' }) {
  const { t } = useTranslation('messages');
  const isToday = dayKey(new Date(at)) === dayKey(new Date());
  return (
    <time dateTime={at}>
      {isToday
        ? t('topic.last', { time: timeOfDay(language, at) })
        : t('topic.lastOn', { date: dayOnly(language, at) })}
    </time>
  );
}

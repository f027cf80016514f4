import type { Conversation } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortMoment } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { drafts } from '../api/drafts.js';
import { useStore } from '../api/use-store.js';
import { UnreadBadge } from './unread-badge.js';
import { usePlainWords } from './use-plain-words.js';
import { useTalkName } from './use-talk-name.js';

export function ConversationItem({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, space, lastMessage } = conversation;
  const name = useTalkName(conversation);
  const hasDraft = useStore(drafts, id).body.trim() !== '';
  return (
    <li>
      <Link
        className="item"
        to="/messages/$conversationId"
        params={{ conversationId: id }}
        data-unread={conversation.unread.count > 0 || undefined}
      >
        <strong>{name}</strong>
        {lastMessage && (
          <time dateTime={lastMessage.createdAt}>
            {shortMoment(language, lastMessage.createdAt, new Date())}
          </time>
        )}
        <span className="item-last">
          <bdi>
            <LastText conversation={conversation} />
          </bdi>
        </span>
        <UnreadBadge unread={conversation.unread} />
        <span className="item-foot">
          {lastMessage && <LabelTag labelId={lastMessage.labelId} />}
          <span>{t(`conversations.kinds.${space.kind}`)}</span>
          {hasDraft && <em>{t('composer.draft')}</em>}
        </span>
      </Link>
    </li>
  );
}

/** In a direct talk the name above says who wrote, unless it was me. */
function LastText({ conversation: { name, space, lastMessage } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const words = usePlainWords();
  if (lastMessage === null) return t('conversations.noMessage');
  const { authorName } = lastMessage;
  // A message is never blank: what has no text any more was deleted.
  const excerpt = lastMessage.excerpt === '' ? t('messages.deleted') : words(lastMessage.excerpt);
  if (space.kind === 'direct' && authorName === name) return excerpt;
  return t('conversations.last', { author: authorName, excerpt });
}

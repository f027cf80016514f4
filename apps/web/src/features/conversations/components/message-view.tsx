import type { Message } from '#contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, timeOfDay } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { edits } from '../api/edits.js';
import { messageDialogs } from '../api/message-dialogs.js';
import { useStore } from '../api/use-store.js';
import { MarkdownText } from './markdown-text.js';
import { MessageEditor } from './message-editor.js';
import { MessageMenu } from './message-menu.js';
import { WithheldNotice } from './withheld-notice.js';

export const MessageView = memo(function MessageView({ message }: { message: Message }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, conversationId, author, body, labelId, createdAt, editedAt, deletedAt } = message;
  const isEdited = useStore(edits, conversationId)?.messageId === id;
  const isDeleted = deletedAt !== null;
  return (
    <article
      className="message"
      data-message={id}
      aria-label={`${author.displayName}, ${timeOfDay(language, createdAt)}`}
    >
      <Avatar name={author.displayName} />
      <div>
        <p className="message-head">
          <PersonName person={author} />
          <time dateTime={createdAt} title={dayAndTime(language, createdAt)}>
            {timeOfDay(language, createdAt)}
          </time>
          <LabelTag labelId={labelId} />
          {editedAt !== null && !isDeleted && (
            <button
              type="button"
              className="btn link edited"
              aria-haspopup="dialog"
              title={t('messages.editedHint', { date: dayAndTime(language, editedAt) })}
              onClick={() => messageDialogs.set(conversationId, { kind: 'history', messageId: id })}
            >
              {t('messages.edited')}
            </button>
          )}
        </p>
        {isEdited ? (
          <MessageEditor message={message} />
        ) : message.withheld !== null ? (
          <WithheldNotice message={message} />
        ) : isDeleted ? (
          <p className="tombstone">{t('messages.deleted')}</p>
        ) : (
          <MarkdownText source={body} />
        )}
      </div>
      {!isEdited && <MessageMenu message={message} />}
    </article>
  );
});

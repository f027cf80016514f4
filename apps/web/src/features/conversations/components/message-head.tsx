import type { Message } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayAndTime, timeOfDay } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { messageDialogs } from '../api/message-dialogs.js';
import { Mark } from './message-marks.js';

/** Who, when, under which label, and what marks it. A name cannot turn around what stands beside it. */
export function MessageHead({ message, isCopyBlocked }: { message: Message; isCopyBlocked: boolean }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('messages');
  const language = useLanguage();
  const { id, conversationId, author, labelId, createdAt, editedAt, deletedAt, priority, importedBy } =
    message;
  const isThere = deletedAt === null && message.withheld === null;
  return (
    <p className="message-head">
      <bdi>
        <PersonName person={author} />
      </bdi>
      <time dateTime={createdAt} title={dayAndTime(language, createdAt)}>
        {timeOfDay(language, createdAt)}
      </time>
      <LabelTag labelId={labelId} />
      {priority !== 'normal' && isThere && <Mark kind={priority} text={own(`marks.${priority}`)} />}
      {message.pinnedAt !== null && <Mark kind="pinned" text={own('marks.pinned')} />}
      {message.own?.savedAt != null && <Mark kind="saved" text={own('marks.saved')} />}
      {isCopyBlocked && isThere && <span className="message-note">{own('marks.copyBlocked')}</span>}
      {importedBy && (
        <span className="message-note">
          <bdi>{own('marks.importedBy', { name: importedBy.displayName })}</bdi>
        </span>
      )}
      {editedAt !== null && isThere && (
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
  );
}

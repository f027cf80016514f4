import type { Comment } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../i18n/dates.js';
import { useLanguage } from '../i18n/use-language.js';
import { PersonName } from '../person/person-name.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { LabelTag } from '../ui/label-tag.js';
import { CommentEditor } from './comment-editor.js';
import { useCommentActs, type CommentSource } from './comment-source.js';

/** One comment, as its author may change it. */
export function CommentView({ source, comment }: { source: CommentSource; comment: Comment }) {
  const { t } = useTranslation('discussion');
  const language = useLanguage();
  const { remove } = useCommentActs(source);
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const { author, body, createdAt, editedAt, deletedAt, labelId, abilities } = comment;
  const onClose = () => setMode('read');
  return (
    <li className="comment">
      <p className="comment-head">
        <PersonName person={author} />
        <LabelTag labelId={labelId} />
        <time dateTime={createdAt}>{dayAndTime(language, createdAt)}</time>
        {editedAt !== null && deletedAt === null && <span>({t('edited')})</span>}
      </p>
      {deletedAt !== null && <p className="comment-gone">{t('deleted')}</p>}
      {deletedAt === null && mode !== 'edit' && <p className="comment-body">{body}</p>}
      {mode === 'edit' && <CommentEditor source={source} comment={comment} onClose={onClose} />}
      {mode === 'read' && (abilities.update || abilities.delete) && (
        <p className="comment-acts">
          {abilities.update && (
            <button type="button" className="btn quiet" onClick={() => setMode('edit')}>
              {t('edit')}
            </button>
          )}
          {abilities.delete && (
            <button
              type="button"
              className="btn quiet"
              aria-haspopup="dialog"
              onClick={() => setMode('remove')}
            >
              {t('remove')}
            </button>
          )}
        </p>
      )}
      {mode === 'remove' && (
        <ConfirmDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onConfirm={() => remove(comment.id)}
          onClose={onClose}
        >
          <p>{t('removeBody')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

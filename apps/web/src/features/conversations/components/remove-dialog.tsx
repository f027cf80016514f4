import './remove-dialog.css';
import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { deleteMessage } from '../api/change-own-message.js';
import { excerpt } from '../api/excerpt.js';
import { changeMessage } from '../api/receive-message.js';
import { isCode } from '../api/use-save-edit.js';
import { usePlainWords } from './use-plain-words.js';

/** Asks before a message is deleted, and shows which one. */
export function RemoveDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = usePlainWords();
  const queryClient = useQueryClient();

  async function remove() {
    try {
      changeMessage(queryClient, await deleteMessage(message));
    } catch (error) {
      // Deleted already, from another page: that is what was asked for.
      if (!isCode(error, 'MESSAGE_DELETED')) throw error;
    }
  }

  return (
    <ConfirmDialog
      title={t('remove.title')}
      confirm={t('remove.confirm')}
      onConfirm={remove}
      onClose={onClose}
    >
      <blockquote className="remove-quote">
        <p>{excerpt(words(message.body))}</p>
        <footer>
          <time dateTime={message.createdAt}>{dayAndTime(language, message.createdAt)}</time>{' '}
          <LabelTag labelId={message.labelId} />
        </footer>
      </blockquote>
      <p className="remove-hint">{t('remove.hint')}</p>
    </ConfirmDialog>
  );
}

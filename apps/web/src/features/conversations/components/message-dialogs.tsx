import type { Message } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Late } from '../../../shared/ui/late.js';
import { messageDialogs } from '../api/message-dialogs.js';
import { messagesQuery } from '../api/messages-query.js';
import { useStore } from '../api/use-store.js';

const loadHistory = () => import('./history-dialog.js').then(({ HistoryDialog }) => HistoryDialog);
const loadRemove = () => import('./remove-dialog.js').then(({ RemoveDialog }) => RemoveDialog);

/** The dialog about one message of the open conversation, if one is asked for. */
export function MessageDialogs({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const dialog = useStore(messageDialogs, conversationId);
  const { data } = useInfiniteQuery({ ...messagesQuery(conversationId), enabled: dialog !== null });
  if (dialog === null) return null;
  const message: Message | undefined = data?.pages
    .flatMap(({ items }) => items)
    .find(({ id }) => id === dialog.messageId);
  if (!message) return null;
  const onClose = () => messageDialogs.set(conversationId, null);
  const props = { message, onClose };
  return dialog.kind === 'history' ? (
    <Late load={loadHistory} props={props} title={t('history.title')} onClose={onClose} />
  ) : (
    <Late load={loadRemove} props={props} title={t('remove.title')} onClose={onClose} />
  );
}

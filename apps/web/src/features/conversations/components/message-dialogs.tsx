import { useTranslation } from 'react-i18next';
import { withComposingTexts } from '../../../shared/i18n/composing/need-composing-texts.js';
import { Late } from '../../../shared/ui/late.js';
import { messageDialogs } from '../api/message-dialogs.js';
import { useLoadedMessage } from '../api/use-loaded-message.js';
import { useStore } from '../api/use-store.js';

const loadHistory = () => import('./history-dialog.js').then(({ HistoryDialog }) => HistoryDialog);
const loadRemove = () => import('./remove-dialog.js').then(({ RemoveDialog }) => RemoveDialog);

const loadAcknowledged = () =>
  import('./acknowledged-dialog.js').then(({ AcknowledgedDialog }) => AcknowledgedDialog);
const loadForward = () =>
  withComposingTexts(import('./forward-dialog.js')).then(({ ForwardDialog }) => ForwardDialog);

/** The dialog about one message of the open conversation, if one is asked for. */
export function MessageDialogs({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('messages');
  const dialog = useStore(messageDialogs, conversationId);
  const message = useLoadedMessage(conversationId, dialog?.messageId ?? null);
  if (dialog === null || !message) return null;
  const onClose = () => messageDialogs.set(conversationId, null);
  const props = { message, onClose };
  switch (dialog.kind) {
    case 'history':
      return <Late load={loadHistory} props={props} title={t('history.title')} onClose={onClose} />;
    case 'remove':
      return <Late load={loadRemove} props={props} title={t('remove.title')} onClose={onClose} />;
    case 'acknowledged':
      return <Late load={loadAcknowledged} props={props} title={own('acknowledge.list')} onClose={onClose} />;
    case 'forward':
      return <Late load={loadForward} props={props} title={own('acts.forward')} onClose={onClose} />;
  }
}

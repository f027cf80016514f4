import type { Message } from '#contracts';
import { useTranslation } from 'react-i18next';
import { openModerationDoor } from '../../../shared/ui/moderation-door.js';
import { Menu, type MenuItem } from '../../../shared/ui/menu.js';
import { beginEdit } from '../api/edits.js';
import { messageDialogs } from '../api/message-dialogs.js';

/** What can be done to a message; nothing is drawn where there is nothing to do. */
export function MessageMenu({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { id, conversationId, abilities, editedAt, deletedAt } = message;
  const ask = (kind: 'history' | 'remove') => () =>
    messageDialogs.set(conversationId, { kind, messageId: id });
  const items: MenuItem[] = [];
  if (abilities.update)
    items.push({ key: 'change', text: t('messages.change'), onChoose: () => beginEdit(message, 'menu') });
  if (editedAt !== null && deletedAt === null)
    items.push({ key: 'history', text: t('messages.seeHistory'), onChoose: ask('history') });
  if (abilities.delete) items.push({ key: 'remove', text: t('messages.remove'), onChoose: ask('remove') });
  if (abilities.report)
    for (const kind of ['report', 'spill'] as const)
      items.push({
        key: kind,
        text: t(`moderate.${kind}`),
        onChoose: () => openModerationDoor({ kind, message }),
      });
  if (items.length === 0) return null;
  return (
    <div className="message-menu">
      <Menu label={t('messages.actions')} items={items} />
    </div>
  );
}

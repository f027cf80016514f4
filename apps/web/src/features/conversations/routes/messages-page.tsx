import './messages-page.css';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConversationList } from '../components/conversation-list.js';

/** The list beside the open conversation; on narrow screens one of the two. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { conversationId } = useParams({ strict: false });
  return (
    <div className="messages" data-open={conversationId !== undefined || undefined}>
      <h1 className="sr-only">{t('conversations.page')}</h1>
      <ConversationList />
      <Outlet />
    </div>
  );
}

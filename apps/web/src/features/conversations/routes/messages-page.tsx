import './messages-page.css';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConversationList } from '../components/conversation-list.js';

/** The list beside the open conversation; on narrow screens one of the two. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { conversationId } = useParams({ strict: false });
  const isOpen = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') !== '/messages' });
  const list = useRef<HTMLDivElement>(null);
  const opened = useRef<string | undefined>(undefined);
  useEffect(() => {
    // Back in the list, the keyboard goes on from the talk that was left.
    const left = conversationId === undefined ? opened.current : undefined;
    opened.current = conversationId;
    if (left) list.current?.querySelector<HTMLElement>(`a[href$="/${CSS.escape(left)}"]`)?.focus();
  }, [conversationId]);
  return (
    <div ref={list} className="messages" data-open={isOpen || undefined}>
      <h1 className="sr-only">{t('conversations.page')}</h1>
      <ConversationList />
      <Outlet />
    </div>
  );
}

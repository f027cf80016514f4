import './message-parts.css';
import type { Message } from '#contracts';
import { useTranslation } from 'react-i18next';
import { MarkdownText } from './markdown-text.js';
import { MessageForwarded } from './message-forwarded.js';
import { MessageQuotes } from './message-quotes.js';
import { WithheldNotice } from './withheld-notice.js';

/** The words of a message, or why there are none. */
export function MessageBody({ message, rootId }: { message: Message; rootId: string | null }) {
  const { t } = useTranslation();
  const { body, deletedAt, withheld, quotes, forwarded } = message;
  if (withheld) return <WithheldNotice message={message} />;
  if (deletedAt !== null) return <p className="tombstone">{t('messages.deleted')}</p>;
  return (
    <div className="message-text">
      {quotes.length > 0 && <MessageQuotes quotes={quotes} rootId={rootId} />}
      {body !== '' && <MarkdownText source={body} />}
      {forwarded && <MessageForwarded forwarded={forwarded} />}
    </div>
  );
}

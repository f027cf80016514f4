import type { Conversation } from '#contracts';
import { useTranslation } from 'react-i18next';

/** The server counts no further. */
const MOST = 99;

/** How much is unread; an @ before it where the reader is mentioned. */
export function UnreadBadge({ unread: { count, mentions } }: { unread: Conversation['unread'] }) {
  const { t } = useTranslation('messages');
  if (count === 0) return null;
  const words = [t('list.unread', { count }), mentions > 0 && t('list.mentions', { count: mentions })];
  return (
    <span className="unread-badge" data-mentioned={mentions > 0 || undefined}>
      <span aria-hidden="true">
        {mentions > 0 && '@ '}
        {count > MOST ? `${MOST}+` : count}
      </span>
      <span className="sr-only">{words.filter(Boolean).join(', ')}</span>
    </span>
  );
}

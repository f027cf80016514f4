import type { Message } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';

/** What stands in the place of words that are not shown; its author finds from there what was decided. */
export function WithheldNotice({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { id, conversationId, author, deletedAt, withheld } = message;
  if (withheld === null) return null;
  const isModerated = withheld.reason === 'moderated';
  return (
    <p className="tombstone">
      {isModerated ? t('moderate.moderated') : t(deletedAt === null ? 'moderate.held' : 'moderate.removed')}
      {isModerated && author.id === person.id && (
        <>
          {' '}
          <Link to="/decisions/$conversationId/$messageId" params={{ conversationId, messageId: id }}>
            {t('moderate.decision')}
          </Link>
        </>
      )}
    </p>
  );
}

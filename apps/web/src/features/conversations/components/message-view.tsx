import type { Message } from '#contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { useLabel } from '../../../shared/access/labels-query.js';
import { timeOfDay } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LatePart } from '../../../shared/ui/late-part.js';
import { edits } from '../api/edits.js';
import { isMentioned } from '../api/is-mentioned.js';
import { useStore } from '../api/use-store.js';
import { CopyBlocked } from './copy-blocked.js';
import { MessageAcknowledgement } from './message-acknowledgement.js';
import { MessageBody } from './message-body.js';
import { MessageHead } from './message-head.js';
import { MessageToolbar } from './message-toolbar.js';
import { ReactionRow } from './reaction-row.js';
import { TopicLine } from './topic-line.js';

type Props = {
  message: Message;
  /** The topic that is drawn; null in the main flow. */
  rootId: string | null;
  /** Led here by a link, a quote or a pin. */
  isShown?: boolean;
};

const loadEditor = () => import('./message-editor.js').then(({ MessageEditor }) => MessageEditor);

export const MessageView = memo(function MessageView({ message, rootId, isShown = false }: Props) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const me = useSession().person.id;
  const { id, conversationId, author, createdAt, body } = message;
  const isEdited = useStore(edits, conversationId)?.messageId === id;
  const isCopyBlocked = useLabel(message.labelId)?.copyBlocked ?? false;
  const isMine = isMentioned(body, me);
  const names = [author.displayName, timeOfDay(language, createdAt), isMine && t('text.you')];
  return (
    <article
      className="message"
      tabIndex={-1}
      data-message={id}
      data-shown={isShown || undefined}
      data-mentioned={isMine || undefined}
      data-copy-blocked={isCopyBlocked || undefined}
      data-resolved={message.thread?.resolvedAt != null || undefined}
      aria-label={names.filter(Boolean).join(', ')}
    >
      <Avatar name={author.displayName} />
      <div>
        <MessageHead message={message} isCopyBlocked={isCopyBlocked} />
        <CopyBlocked value={isCopyBlocked}>
          {isEdited ? (
            <LatePart load={loadEditor} props={{ message }} />
          ) : (
            <MessageBody message={message} rootId={rootId} />
          )}
        </CopyBlocked>
        <MessageAcknowledgement message={message} />
        <ReactionRow message={message} />
        {rootId === null && <TopicLine message={message} />}
      </div>
      {!isEdited && <MessageToolbar message={message} />}
    </article>
  );
});

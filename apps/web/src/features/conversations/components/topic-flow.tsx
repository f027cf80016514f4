import './message-flow.css';
import type { Conversation, Message } from '#contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { startKey } from '../api/messages-query.js';
import { outbox } from '../api/outbox.js';
import { placeKey } from '../api/place.js';
import { useStore } from '../api/use-store.js';
import { flowRows } from './flow-rows.js';
import { FlowWait } from './flow-wait.js';
import { FlowWindow } from './flow-window.js';
import { TypingLine } from './typing-line.js';
import { useFlowStart } from './use-flow-start.js';
import { useTalkWays } from './use-talk-ways.js';
import { useWindow } from './use-window.js';

/** The first message of a topic and the answers to it. */
export function TopicFlow({ conversation, root }: { conversation: Conversation; root: Message }) {
  const { t } = useTranslation('messages');
  const ways = useTalkWays();
  const place = useMemo(
    () => ({ conversationId: conversation.id, threadId: root.id }),
    [conversation.id, root.id],
  );
  const { start, target, missed } = useFlowStart(place, null);
  const { messages, error, refetch, older, newer } = useWindow(place, start);
  const outgoing = useStore(outbox, placeKey(place));
  const rows = useMemo(
    () => flowRows([...(messages ?? []), ...(older.has ? [] : [root])], newer.has ? [] : outgoing),
    [messages, outgoing, root, older.has, newer.has],
  );
  if (!messages) return <FlowWait error={error} onRetry={() => void refetch()} />;
  // Nothing of it is unread: then nothing needs to be told to the server.
  const isRead = (root.own?.thread?.unread ?? 0) === 0;
  return (
    <>
      <FlowWindow
        key={startKey(start)}
        place={place}
        label={t('topic.flow', { name: root.author.displayName })}
        startText={messages.length === 0 ? t('topic.noReply') : t('topic.start')}
        rows={rows}
        older={older}
        newer={newer}
        target={target}
        since={null}
        lastReadId={isRead ? (rows.findLast(({ kind }) => kind === 'message')?.key ?? null) : null}
        unseenBelow={root.own?.thread?.unread ?? 0}
        onNewest={() => ways.openTopic(root.id)}
        onMissed={missed}
      />
      <TypingLine place={place} />
    </>
  );
}

import './message-flow.css';
import type { Conversation } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { outbox } from '../api/outbox.js';
import { keptUnread } from '../api/reading.js';
import { useStore } from '../api/use-store.js';
import { NEWEST, startKey, windowQuery } from '../api/messages-query.js';
import { flowRows } from './flow-rows.js';
import { FlowWait } from './flow-wait.js';
import { FlowWindow } from './flow-window.js';
import { momentOfId } from './moment-of-id.js';
import { UnreadBar } from './unread-bar.js';
import { useFlowStart } from './use-flow-start.js';
import { useTalkName } from './use-talk-name.js';
import { useTalkWays } from './use-talk-ways.js';
import { useWindow } from './use-window.js';

/** The messages of a conversation, or what stands in their place. */
export function MessageFlow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { id, lastReadId, unread } = conversation;
  const name = useTalkName(conversation);
  const me = useSession().person.id;
  const ways = useTalkWays();
  const queryClient = useQueryClient();
  const place = useMemo(() => ({ conversationId: id, threadId: null }), [id]);
  const isKept = useStore(keptUnread, id);
  // As it was when the conversation was opened: the line of what is new stays while one reads on.
  const [opened] = useState({ lastReadId, unread });
  useEffect(() => keptUnread.set(id, false), [id]);
  const mark = isKept
    ? { lastReadId, me }
    : opened.unread.count > 0
      ? { lastReadId: opened.lastReadId, me }
      : null;
  const { start, target, toUnread, missed, isMissed } = useFlowStart(place, mark?.lastReadId ?? null);
  const { messages, error, refetch, older, newer } = useWindow(place, start);
  const outgoing = useStore(outbox, id);
  const markId = mark === null ? '' : (mark.lastReadId ?? 'none');
  const rows = useMemo(
    () => flowRows(messages ?? [], newer.has ? [] : outgoing, mark, older.has),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the mark is made anew each time: its id stands for it
    [messages, outgoing, older.has, newer.has, markId, me],
  );

  function showNewest() {
    // Scrolled up so far that its newest pages were let go: it begins anew.
    if (start.kind === 'newest')
      void queryClient.resetQueries({ queryKey: windowQuery(place, NEWEST).queryKey });
    ways.toNewest();
  }

  if (!messages) return <FlowWait error={error} onRetry={() => void refetch()} />;
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('messages.empty')}
        hint={t(conversation.abilities.post ? 'messages.emptyHint' : 'messages.emptyReadOnly')}
      />
    );
  const since = mark?.lastReadId ? momentOfId(mark.lastReadId) : null;
  return (
    <div className="flow-and-bar">
      <UnreadBar
        count={opened.unread.count}
        since={since}
        isMissed={isMissed}
        onFirst={() => toUnread(rows.some(({ newSince }) => newSince))}
      />
      <FlowWindow
        key={startKey(start)}
        place={place}
        label={t('messages.flow', { name })}
        startText={t('messages.start')}
        rows={rows}
        older={older}
        newer={newer}
        target={target}
        since={since}
        lastReadId={lastReadId}
        unseenBelow={unread.count}
        onNewest={showNewest}
        onMissed={missed}
      />
    </div>
  );
}

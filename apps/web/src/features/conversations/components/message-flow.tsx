import './message-flow.css';
import type { Conversation } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { messagesQuery } from '../api/messages-query.js';
import { outbox } from '../api/outbox.js';
import { useStore } from '../api/use-store.js';
import { flowRows } from './flow-rows.js';
import { FlowWindow } from './flow-window.js';

type Props = { conversation: Conversation };

/** The messages of a conversation, or what stands in their place. */
export function MessageFlow({ conversation }: Props) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    messagesQuery(conversation.id),
  );
  const outgoing = useStore(outbox, conversation.id);
  const rows = useMemo(
    () => flowRows(data?.pages.flatMap(({ items }) => items) ?? [], outgoing),
    [data, outgoing],
  );

  if (!data)
    return (
      <div className="flow-wait">
        {error ? (
          <div role="alert">
            <p>
              <ProblemText error={error} />
            </p>
            <button type="button" className="btn quiet" onClick={() => void refetch()}>
              {t('app.retry')}
            </button>
          </div>
        ) : (
          <p role="status">{t('app.loading')}</p>
        )}
      </div>
    );
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('messages.empty')}
        hint={t(conversation.abilities.post ? 'messages.emptyHint' : 'messages.emptyReadOnly')}
      />
    );
  return (
    <FlowWindow
      conversation={conversation}
      rows={rows}
      hasOlder={hasNextPage}
      loadingOlder={isFetchingNextPage}
      onOlder={fetchNextPage}
    />
  );
}

import type { Conversation, Message } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { focusComposer } from '../api/composer-focus.js';
import { messageQuery } from '../api/message-query.js';
import { placeKey } from '../api/place.js';
import { Composer } from './composer.js';
import { FlowWait } from './flow-wait.js';
import { SidePane } from './side-pane.js';
import { focusRow } from './use-target.js';
import { TopicFlow } from './topic-flow.js';
import { TopicHead } from './topic-head.js';
import { TopicState } from './topic-state.js';
import { writesAtOnce } from './use-opening-focus.js';
import { useTalkWays } from './use-talk-ways.js';

type Props = { conversation: Conversation; rootId: string };

/** A topic beside its conversation: its first message, the answers, a composer of its own. */
export function TopicPane({ conversation, rootId }: Props) {
  const { t } = useTranslation('messages');
  const queryClient = useQueryClient();
  const ways = useTalkWays();
  const { data: root, error, refetch } = useQuery(messageQuery(queryClient, conversation.id, rootId));
  const isGone =
    error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'REQUEST_INVALID');

  function close() {
    ways.closePane();
    // The keyboard goes back to where the topic begins.
    focusRow(document.querySelector<HTMLElement>('.pane:not(.side) .flow'), rootId);
  }

  return (
    <SidePane
      label={root?.thread?.title ? t('topic.named', { title: root.thread.title }) : t('topic.title')}
      heading={<TopicHead root={root ?? null} />}
      closeLabel={t('topic.close')}
      onClose={close}
      topicId={rootId}
    >
      {isGone ? (
        <EmptyState title={t('topic.gone')} hint={t('topic.goneHint')} />
      ) : root ? (
        <>
          <TopicState root={root} />
          <OpenTopic key={rootId} conversation={conversation} root={root} />
        </>
      ) : (
        <FlowWait error={error} onRetry={() => void refetch()} />
      )}
    </SidePane>
  );
}

function OpenTopic({ conversation, root }: { conversation: Conversation; root: Message }) {
  const { m } = useSearch({ from: '/shell/content/messages/$conversationId' });
  const place = placeKey({ conversationId: conversation.id, threadId: root.id });
  useEffect(() => {
    // What the address leads to takes the keyboard itself.
    if (m === undefined && writesAtOnce()) focusComposer(place);
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [place]);
  return (
    <>
      <TopicFlow conversation={conversation} root={root} />
      {root.abilities.reply && <Composer conversation={conversation} threadId={root.id} />}
    </>
  );
}

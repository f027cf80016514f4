import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { LatePart } from '../../../shared/ui/late-part.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { conversationQuery } from '../api/conversations-query.js';
import { openConversation } from '../api/open-conversation.js';
import { ActNoticeLine } from '../components/act-notice-line.js';
import { Composer } from '../components/composer.js';
import { ConversationHead } from '../components/conversation-head.js';
import { FlowWait } from '../components/flow-wait.js';
import { MessageDialogs } from '../components/message-dialogs.js';
import { MessageFlow } from '../components/message-flow.js';
import { PinsStrip } from '../components/pins-strip.js';
import { TypingLine } from '../components/typing-line.js';
import { openingStart } from '../components/use-flow-start.js';
import { useOpeningFocus } from '../components/use-opening-focus.js';

const loadTopic = () => import('../components/topic-pane.js').then(({ TopicPane }) => TopicPane);
const loadPins = () => import('../components/pins-pane.js').then(({ PinsPane }) => PinsPane);

export function ConversationPage() {
  const { conversationId } = useParams({ from: '/shell/content/messages/$conversationId' });
  // Another conversation is another page: scroll position, refusals and counters start anew.
  return <OpenConversation key={conversationId} id={conversationId} />;
}

function OpenConversation({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const search = useSearch({ from: '/shell/content/messages/$conversationId' });
  const { m, topic, pane: side } = search;
  // While it renders, before its parts ask for theirs.
  useState(() => void openConversation(queryClient, id, openingStart(search)));
  const { data: conversation, error, refetch } = useQuery(conversationQuery(queryClient, id));
  const pane = useRef<HTMLElement>(null);
  const place = useMemo(() => ({ conversationId: id, threadId: null }), [id]);
  useTitle(t('conversations.title'));
  // What the address leads to takes the keyboard itself.
  useOpeningFocus(pane, conversation !== undefined && m === undefined && topic === undefined && !side);

  if (isHidden(error)) return <HiddenConversation />;
  return (
    <>
      <section ref={pane} className="pane" aria-labelledby="conversation-name" onKeyDown={toMessages}>
        <ConversationHead conversation={conversation ?? null} />
        <div className="pane-lines">
          <ActNoticeLine conversationId={id} />
          {conversation && <PinsStrip conversationId={id} />}
        </div>
        {conversation ? (
          <MessageFlow conversation={conversation} />
        ) : (
          <FlowWait error={error} onRetry={() => void refetch()} />
        )}
        <MessageDialogs conversationId={id} />
        <div>
          <TypingLine place={place} />
          {conversation && <Composer conversation={conversation} />}
        </div>
      </section>
      {conversation && topic !== undefined && (
        <LatePart load={loadTopic} props={{ conversation, rootId: topic }} />
      )}
      {conversation && topic === undefined && side === 'pins' && (
        <LatePart load={loadPins} props={{ conversation }} />
      )}
    </>
  );
}

/** Escape leads from the composer to the newest message, and from there back. */
function toMessages(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLTextAreaElement)) return;
  if (!target.closest('.composer') || document.querySelector(':popover-open')) return;
  event.preventDefault();
  [...currentTarget.querySelectorAll<HTMLElement>('[data-message]')].at(-1)?.focus();
}

/** An address that is no id at all is answered like an id that nothing has. */
function isHidden(error: Error | null): boolean {
  return error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'REQUEST_INVALID');
}

function HiddenConversation() {
  const { t } = useTranslation();
  return (
    <section className="pane" aria-label={t('conversations.notFound')}>
      <span />
      <EmptyState title={t('conversations.notFound')} hint={t('conversations.notFoundHint')}>
        <Link className="btn quiet" to="/messages">
          {t('conversations.notFoundBack')}
        </Link>
      </EmptyState>
    </section>
  );
}

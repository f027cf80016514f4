import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { conversationQuery } from '../api/conversations-query.js';
import { Composer } from '../components/composer.js';
import { ConversationHead } from '../components/conversation-head.js';
import { MessageDialogs } from '../components/message-dialogs.js';
import { MessageFlow } from '../components/message-flow.js';
import { useOpeningFocus } from '../components/use-opening-focus.js';

export function ConversationPage() {
  const { conversationId } = useParams({ from: '/shell/content/messages/$conversationId' });
  // Another conversation is another page: scroll position, refusals and counters start anew.
  return <OpenConversation key={conversationId} id={conversationId} />;
}

function OpenConversation({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: conversation, error, refetch } = useQuery(conversationQuery(queryClient, id));
  const pane = useRef<HTMLElement>(null);
  useTitle(t('conversations.title'));
  useOpeningFocus(pane, conversation !== undefined);

  if (isHidden(error)) return <HiddenConversation />;
  return (
    <section ref={pane} className="pane" aria-labelledby="conversation-name">
      <ConversationHead conversation={conversation ?? null} />
      {conversation ? (
        <MessageFlow conversation={conversation} />
      ) : (
        <div className="flow-wait">
          {error ? (
            <EmptyState title={t('errors.title')}>
              <p role="alert">
                <ProblemText error={error} />
              </p>
              <button type="button" className="btn quiet" onClick={() => void refetch()}>
                {t('app.retry')}
              </button>
            </EmptyState>
          ) : (
            <p role="status">{t('app.loading')}</p>
          )}
        </div>
      )}
      <MessageDialogs conversationId={id} />
      {conversation && <Composer conversation={conversation} />}
    </section>
  );
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

import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, shortMoment } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { acknowledge, unsave } from '../api/inbox-acts.js';
import type { Inbox } from '../api/inbox-queries.js';

/** What can be said of, or done to, a message in its inbox. */
export function InboxFoot({ inbox, message }: { inbox: Inbox; message: Message }) {
  switch (inbox) {
    case 'mentions':
      return null;
    case 'topics':
      return <TopicFoot message={message} />;
    case 'saved':
      return <SavedFoot message={message} />;
    case 'acknowledgements':
      return <AcknowledgeFoot message={message} />;
  }
}

function TopicFoot({ message: { own, thread } }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const reading = own?.thread;
  if (!reading) return null;
  const { replies, lastReplyAt, unread } = reading;
  return (
    <>
      {unread > 0 && <span className="count">{t('newReplies', { count: unread })}</span>}
      <span>{t('replies', { count: replies })}</span>
      {lastReplyAt !== null && (
        <span>{t('lastReply', { date: shortMoment(language, lastReplyAt, new Date()) })}</span>
      )}
      {thread?.resolvedAt != null && <span>{t('resolved')}</span>}
    </>
  );
}

function SavedFoot({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const act = useAct();
  return (
    <>
      <button
        type="button"
        className="btn link"
        aria-disabled={act.pending}
        onClick={() => void act.run((client) => unsave(client, message))}
      >
        {t('unsave')}
      </button>
      <ActProblem error={act.error} />
    </>
  );
}

function AcknowledgeFoot({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const act = useAct();
  const [now] = useState(() => new Date().toISOString());
  const dueAt = message.acknowledgement?.dueAt ?? null;
  const date = dueAt === null ? '' : dayAndTime(language, dueAt);
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-disabled={act.pending}
        onClick={() => void act.run((client) => acknowledge(client, message))}
      >
        {t('acknowledge')}
      </button>
      {dueAt !== null && (
        <span className={dueAt < now ? 'late' : undefined}>{t(dueAt < now ? 'late' : 'due', { date })}</span>
      )}
      <ActProblem error={act.error} />
    </>
  );
}

function ActProblem({ error }: { error: unknown }) {
  return <span role="alert">{error !== null && <ProblemText error={error} />}</span>;
}

function useAct() {
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function run(act: (client: typeof queryClient) => Promise<unknown>): Promise<void> {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await act(queryClient);
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  }
  return { pending, error, run };
}

import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import type { ApiError } from '../../../shared/api/api-error.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { draftSync } from '../api/drafts.js';
import { outbox, type Outgoing } from '../api/outbox.js';
import { useSend } from '../api/use-send.js';
import { MarkdownText } from './markdown-text.js';

type Props = { outgoing: Outgoing; conversationId: string; onRefused(error: ApiError | null): void };

/** A message that the server has not confirmed: it says so, and why. */
export function OutgoingView({ outgoing, conversationId, onRefused }: Props) {
  const { t } = useTranslation();
  const { person } = useSession();
  const send = useSend(conversationId);
  const { localId, body, labelId, state, error } = outgoing;

  function takeBack() {
    outbox.remove(conversationId, localId);
    draftSync.putAbove(conversationId, body, labelId);
  }

  function discard() {
    outbox.remove(conversationId, localId);
    void draftSync.flush(conversationId);
  }

  return (
    <article className="message outgoing" data-state={state} aria-label={person.displayName}>
      <Avatar name={person.displayName} />
      <div>
        <p className="message-head">
          <strong>{person.displayName}</strong>
          <LabelTag labelId={labelId} />
          {state === 'sending' && <span className="outgoing-state">{t('messages.sending')}</span>}
        </p>
        <MarkdownText source={body} />
        {state === 'failed' && (
          <div className="outgoing-failed">
            <p role="alert">
              <strong>{t('messages.failed')}</strong> · <ProblemText error={error} />
            </p>
            <button type="button" className="btn link" onClick={() => void send(outgoing).then(onRefused)}>
              {t('messages.retry')}
            </button>
            <button type="button" className="btn link" onClick={takeBack}>
              {t('messages.edit')}
            </button>
            <button type="button" className="btn link" onClick={discard}>
              {t('messages.discard')}
            </button>
          </div>
        )}
      </div>
    </article>
  );
}

import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { draftSync } from '../api/drafts.js';
import { draftOf } from '../api/draft-text.js';
import { outbox, type Outgoing } from '../api/outbox.js';
import { placeKey } from '../api/place.js';
import { leastLabelOf } from '../api/least-label.js';
import { useSend } from '../api/use-send.js';
import { MarkdownText } from './markdown-text.js';
import { RaiseButton } from './raise-button.js';

type Props = { outgoing: Outgoing; conversationId: string };

/** A message that the server has not confirmed: it says so, and why. */
export function OutgoingView({ outgoing, conversationId }: Props) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { localId, body, labelId, threadId, state, error } = outgoing;
  const key = placeKey({ conversationId, threadId });
  const send = useSend(key);
  const leastLabelId = leastLabelOf(error);

  function takeBack() {
    outbox.remove(key, localId);
    draftSync.putAbove(key, draftOf(outgoing));
  }

  function discard() {
    outbox.remove(key, localId);
    void draftSync.flush(key);
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
            {leastLabelId === null ? (
              <button type="button" className="btn link" onClick={() => void send(outgoing)}>
                {t('messages.retry')}
              </button>
            ) : (
              <RaiseButton
                labelId={leastLabelId}
                onRaise={() => void send({ ...outgoing, labelId: leastLabelId })}
              />
            )}
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

import type { ScheduledMessage } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withComposingTexts } from '../../../shared/i18n/composing/need-composing-texts.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { Late } from '../../../shared/ui/late.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { draftSync } from '../api/drafts.js';
import { draftOf } from '../api/draft-text.js';
import { excerpt } from '../api/excerpt.js';
import { placeKey } from '../api/place.js';
import { moveScheduled, removeScheduled } from '../api/change-scheduled.js';
import { usePlainWords } from './use-plain-words.js';

const loadDialog = () =>
  withComposingTexts(import('./later-dialog.js')).then(({ LaterDialog }) => LaterDialog);

/** What can be done about a message that waits: where its writer may not go any more, only to let it go. */
export function ScheduledActs({ item }: { item: ScheduledMessage }) {
  const { t } = useTranslation('inbox');
  const words = usePlainWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<'time' | 'remove' | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { id, conversation, threadId, body, forwardOf } = item;
  const isOpen = conversation.name !== null;
  const onClose = () => setDialog(null);

  async function run(act: () => Promise<void>) {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await act();
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  }

  /** It is a draft again, to be sent as before, above what was begun there meanwhile. */
  async function takeBack() {
    const place = placeKey({ conversationId: conversation.id, threadId });
    await draftSync.bring(place);
    await removeScheduled(queryClient, id);
    draftSync.putAbove(place, draftOf(item));
    const search = threadId === null ? {} : { topic: threadId };
    await navigate({ to: '/messages/$conversationId', params: { conversationId: conversation.id }, search });
  }

  return (
    <div className="inbox-row-foot">
      {isOpen && (
        <>
          <button
            type="button"
            className="btn link"
            aria-disabled={pending}
            onClick={() => void run(() => moveScheduled(queryClient, id, 'now'))}
          >
            {t('scheduled.sendNow')}
          </button>
          <button type="button" className="btn link" onClick={() => setDialog('time')}>
            {t('scheduled.move')}
          </button>
          {forwardOf === null && (
            <button
              type="button"
              className="btn link"
              aria-disabled={pending}
              onClick={() => void run(takeBack)}
            >
              {t('scheduled.takeBack')}
            </button>
          )}
        </>
      )}
      <button type="button" className="btn link" onClick={() => setDialog('remove')}>
        {t('scheduled.remove')}
      </button>
      <span role="alert">{error !== null && <ProblemText error={error} />}</span>
      {dialog === 'time' && (
        <Late
          load={loadDialog}
          props={{
            planned: item.state === 'waiting' ? item.sendAt : null,
            onChoose: (sendAt: string) => moveScheduled(queryClient, id, sendAt),
            onClose,
          }}
          title={t('scheduled.move')}
          onClose={onClose}
        />
      )}
      {dialog === 'remove' && (
        <ConfirmDialog
          title={t('scheduled.removeTitle')}
          confirm={t('scheduled.remove')}
          onConfirm={() => removeScheduled(queryClient, id)}
          onClose={onClose}
        >
          <p>{t('scheduled.removeAsk', { words: excerpt(words(body)) })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

import './forward-dialog.css';
import '../../../shared/ui/field.css';
import type { Conversation, Message } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { excerpt } from '../api/excerpt.js';
import { forwardMessage } from '../api/forward-message.js';
import { leastLabelOf } from '../api/least-label.js';
import { useAudience } from '../api/use-audience.js';
import { ComposerAudience } from './composer-audience.js';
import { RaiseButton } from './raise-button.js';
import { TalkChoice } from './talk-choice.js';
import { usePlainWords } from './use-plain-words.js';

type Props = { message: Message; onClose(): void };

/** Brings a message into another conversation, under a label that protects it there as well. */
export function ForwardDialog({ message, onClose }: Props) {
  const { t } = useTranslation('composing');
  const id = useId();
  const words = usePlainWords();
  const queryClient = useQueryClient();
  const { data: labels } = useQuery(labelsQuery);
  const [talk, setTalk] = useState<Conversation | null>(null);
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open');
  const [error, setError] = useState<unknown>(null);
  const wanted = chosen ?? talk?.defaultLabelId ?? message.labelId;
  const labelId = labels?.some((label) => label.id === wanted) ? wanted : null;
  const written = { labelId, threadId: null, quotes: [], forwardOf: message.id, body: comment };
  const audience = useAudience(talk?.id ?? '', written, talk !== null);
  const isReady = talk !== null && labelId !== null && audience.problem === null && state === 'open';
  const least = leastLabelOf(error);

  async function send(under: string | null) {
    if (!talk || under === null || state !== 'open') return;
    setState('sending');
    setError(null);
    try {
      await forwardMessage(queryClient, talk.id, { message, comment, labelId: under });
      setState('done');
    } catch (caught) {
      setError(caught);
      setState('open');
    }
  }

  if (state === 'done' && talk)
    return (
      <Dialog title={t('forward.title')} onClose={onClose}>
        <p role="status">{t('forward.done', { name: talk.name })}</p>
        <div className="dialog-foot">
          <Link
            className="btn quiet"
            to="/messages/$conversationId"
            params={{ conversationId: talk.id }}
            onClick={onClose}
          >
            {t('forward.see')}
          </Link>
          <button type="button" className="btn" data-autofocus onClick={onClose}>
            {t('app.close', { ns: 'translation' })}
          </button>
        </div>
      </Dialog>
    );

  return (
    <Dialog title={t('forward.title')} onClose={onClose} isRoomy>
      <form
        className="forward"
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (isReady) void send(audience.labelId);
        }}
      >
        <blockquote>
          <p>
            <strong>{message.author.displayName}</strong> <LabelTag labelId={message.labelId} />
          </p>
          <p>{excerpt(words(message.body))}</p>
        </blockquote>
        <TalkChoice
          chosen={talk}
          onChoose={(next) => {
            setTalk(next);
            setChosen(null);
            setError(null);
          }}
        />
        <div className="form-field">
          <label htmlFor={id}>{t('forward.comment')}</label>
          <textarea
            id={id}
            className="input"
            rows={2}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        </div>
        <div className="forward-label">
          <LabelChooser
            labels={labels ?? []}
            value={labelId}
            name={t('forward.label')}
            onChange={(next) => {
              setChosen(next);
              setError(null);
            }}
          />
          <p className="composer-audience" role="status">
            {talk && <ComposerAudience state={audience} chosenLabelId={labelId} source="forward" />}
          </p>
        </div>
        <div role="alert" className="dialog-problem">
          {error !== null && (
            <>
              <ProblemText error={error} />{' '}
            </>
          )}
          {least !== null && <RaiseButton labelId={least} onRaise={() => void send(least)} />}
        </div>
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {state === 'sending'
            ? t('forward.sending')
            : talk
              ? t('forward.send', { name: talk.name })
              : t('forward.chooseFirst')}
        </button>
      </form>
    </Dialog>
  );
}

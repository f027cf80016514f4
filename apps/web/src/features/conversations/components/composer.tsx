import './composer.css';
import { MAX_MESSAGE_LENGTH, type Conversation } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import type { ApiError } from '../../../shared/api/api-error.js';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { draftSync, drafts } from '../api/drafts.js';
import { beginEdit } from '../api/edits.js';
import { lastOwnMessage } from '../api/last-own-message.js';
import { outbox } from '../api/outbox.js';
import { useSend } from '../api/use-send.js';
import { useServerDraft } from '../api/use-server-draft.js';
import { useStore } from '../api/use-store.js';
import { composerId } from './focus-after-edit.js';
import { useTalkName } from './use-talk-name.js';

type Props = {
  conversation: Conversation;
  /** Why the server sent the last message back; null when it did not. */
  refusal: ApiError | null;
  onRefused(error: ApiError | null): void;
};

const MAX_ROWS = 8;

export function Composer({ conversation, refusal, onRefused }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const name = useTalkName(conversation);
  const text = useRef<HTMLTextAreaElement>(null);
  const { data: labels } = useQuery(labelsQuery);
  const draft = useStore(drafts, conversation.id);
  const queryClient = useQueryClient();
  const send = useSend(conversation.id);
  useServerDraft(conversation);
  const [labelMissing, setLabelMissing] = useState(false);

  if (!conversation.abilities.post) return <p className="composer-note">{t('composer.readOnly')}</p>;
  if (labels?.length === 0) return <p className="composer-note">{t('composer.noLabel')}</p>;

  // A label that is not (or no longer) mine to use is not proposed.
  const wanted = draft.labelId ?? conversation.defaultLabelId;
  const labelId = labels?.some((label) => label.id === wanted) ? wanted : null;
  const excess = draft.body.length - MAX_MESSAGE_LENGTH;
  const isBlank = draft.body.trim() === '';

  function submit() {
    text.current?.focus();
    if (isBlank || excess > 0) return;
    setLabelMissing(labelId === null);
    if (labelId === null) return;
    onRefused(null);
    const item = outbox.add(conversation.id, draft.body, labelId);
    // The label chosen by hand stays for the next message of the same talk.
    draftSync.write(conversation.id, { body: '', labelId: draft.labelId });
    void send(item).then(onRefused);
  }

  function onKeyDown(event: KeyboardEvent) {
    const own =
      event.key === 'ArrowUp' && draft.body === '' ? lastOwnMessage(queryClient, conversation.id) : null;
    if (own) {
      event.preventDefault();
      beginEdit(own, 'composer');
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    // A keyboard on the screen has no Shift + Enter: there the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    submit();
  }

  return (
    <form
      className="composer"
      aria-label={t('composer.region')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p role="alert" className="composer-problem">
        {refusal && <ProblemText error={refusal} />}
        {!refusal && labelMissing && labelId === null && t('composer.labelMissing')}
        {!refusal && excess > 0 && t('composer.tooLong', { count: excess })}
      </p>
      <textarea
        ref={text}
        id={composerId(conversation.id)}
        aria-label={t('composer.text', { name })}
        aria-describedby={id}
        placeholder={t('composer.placeholder', { name })}
        rows={Math.min(MAX_ROWS, draft.body.split('\n').length)}
        value={draft.body}
        onChange={(event) =>
          draftSync.write(conversation.id, { body: event.target.value, labelId: draft.labelId })
        }
        onKeyDown={onKeyDown}
        onBlur={() => void draftSync.flush(conversation.id)}
      />
      <div className="composer-foot">
        <LabelChooser
          labels={labels ?? []}
          value={labelId}
          onChange={(next) => {
            onRefused(null);
            draftSync.write(conversation.id, { body: draft.body, labelId: next });
          }}
        />
        <span id={id} className="composer-hint">
          {t('composer.hint')}
        </span>
        <button type="submit" className="btn" aria-disabled={isBlank || excess > 0}>
          {t('composer.send')}
        </button>
      </div>
    </form>
  );
}

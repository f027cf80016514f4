import './message-editor.css';
import { MAX_MESSAGE_LENGTH, type Message } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { focusComposer } from '../api/composer-focus.js';
import { conversationQuery } from '../api/conversations-query.js';
import { draftSync } from '../api/drafts.js';
import { EMPTY_DRAFT } from '../api/draft-text.js';
import { edits, updateEdit } from '../api/edits.js';
import { placeKey } from '../api/place.js';
import { isCode, useSaveEdit } from '../api/use-save-edit.js';
import { useStore } from '../api/use-store.js';
import { focusAfterEdit } from './focus-after-edit.js';
import { MarkdownText } from './markdown-text.js';
import { MentionField } from './mention-field.js';

/** An own message as a text field, in its place in the talk. Only drawn while it is the one that is edited. */
export function MessageEditor({ message }: { message: Message }) {
  const { t } = useTranslation();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, conversationId, threadId } = message;
  const edit = useStore(edits, conversationId);
  const { data: conversation } = useQuery(conversationQuery(useQueryClient(), conversationId));
  const save = useSaveEdit();
  useEffect(() => {
    // Scrolled out of view and back, it does not take the keyboard again.
    if (!edits.get(conversationId)?.isNew) return;
    updateEdit(conversationId, id, { isNew: false });
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [conversationId, id]);
  if (edit === null) return null;

  const { body, error, isSaving } = edit;
  const isGone = message.deletedAt !== null || isCode(error, 'MESSAGE_DELETED');
  const excess = body.length - MAX_MESSAGE_LENGTH;
  const isRefused = isGone || body.trim() === '' || excess > 0;

  function close() {
    const from = edits.get(conversationId)?.from ?? 'menu';
    edits.set(conversationId, null);
    focusAfterEdit(conversationId, id, from);
  }

  async function submit() {
    if (isRefused || isSaving) return;
    const isDone = (body === message.body && error === null) || (await save(message));
    if (isDone) close();
    else field.current?.focus();
  }

  function takeText() {
    draftSync.putAbove(conversationId, { ...EMPTY_DRAFT, body, labelId: message.labelId });
    edits.set(conversationId, null);
    focusComposer(conversationId);
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    // A keyboard on the screen has no Shift + Enter: there the button saves.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form
      className="editor"
      aria-label={t('edit.region')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MentionField
        ref={field}
        aria-label={t('edit.text')}
        aria-describedby={hint}
        leastRows={2}
        place={placeKey({ conversationId, threadId })}
        source={body}
        labelId={message.labelId}
        isDirect={conversation?.space.kind === 'direct'}
        onSource={(source) => updateEdit(conversationId, id, { body: source })}
        onKey={onKey}
      />
      <p role="alert" className="editor-problem">
        {excess > 0 && t('composer.tooLong', { count: excess })}
        {excess <= 0 && error !== null && <ProblemText error={error} />}
        {excess <= 0 && error === null && isGone && t('codes.MESSAGE_DELETED')}
      </p>
      {isCode(error, 'MESSAGE_CHANGED') && (
        <section className="editor-current" aria-label={t('edit.current')}>
          <p>{t('edit.current')}</p>
          <MarkdownText source={message.body} />
        </section>
      )}
      <div className="editor-foot">
        {isGone ? (
          <button type="button" className="btn" onClick={takeText}>
            {t('edit.takeText')}
          </button>
        ) : (
          <button type="submit" className="btn" aria-disabled={isRefused || isSaving}>
            {t(isSaving ? 'edit.saving' : 'edit.save')}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={close}>
          {t('app.cancel')}
        </button>
        <span id={hint} className="editor-hint">
          {!isGone && t('edit.hint')}
        </span>
      </div>
    </form>
  );
}

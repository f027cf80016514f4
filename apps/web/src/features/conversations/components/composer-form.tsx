import type { Conversation } from '#contracts';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { withComposingTexts } from '../../../shared/i18n/composing/need-composing-texts.js';
import { LatePart } from '../../../shared/ui/late-part.js';
import { composerId } from '../api/composer-focus.js';
import { draftSync } from '../api/drafts.js';
import { EMPTY_DRAFT } from '../api/draft-text.js';
import { outbox } from '../api/outbox.js';
import { placeOf } from '../api/place.js';
import { refusals } from '../api/refusals.js';
import { typingNotice } from '../api/say-typing.js';
import { scheduledNotices } from '../api/schedule-message.js';
import { useDraftMessage } from '../api/use-draft-message.js';
import { useSend } from '../api/use-send.js';
import { useServerDraft } from '../api/use-server-draft.js';
import { useStore } from '../api/use-store.js';
import { ComposerField } from './composer-field.js';
import { ComposerProblem } from './composer-problem.js';
import { ComposerQuotes } from './composer-quotes.js';
import { MarkdownText } from './markdown-text.js';
import { useTalkName } from './use-talk-name.js';

type Props = { place: string; conversation: Conversation };

const loadDesk = () =>
  withComposingTexts(import('./composer-desk.js')).then(({ ComposerDesk }) => ComposerDesk);
const loadAudience = () =>
  withComposingTexts(import('./composer-audience.js')).then(({ ComposerAudience }) => ComposerAudience);
const loadLater = () => withComposingTexts(import('./send-later.js')).then(({ SendLater }) => SendLater);
const loadScheduled = () =>
  withComposingTexts(import('./scheduled-line.js')).then(({ ScheduledLine }) => ScheduledLine);

export function ComposerForm({ place, conversation }: Props) {
  const { t } = useTranslation();
  const hint = useId();
  const name = useTalkName(conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useSend(place);
  useServerDraft(place, conversation.defaultLabelId, conversation.abilities.post);
  const { draft, labels, chosenLabelId, audience, excess, isBlank, message, change } = useDraftMessage(
    place,
    conversation,
  );
  const [labelMissing, setLabelMissing] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const scheduledAt = useStore(scheduledNotices, place);
  const isInTopic = placeOf(place).threadId !== null;
  const { isAsked } = audience;

  /** The label chosen by hand stays for the next message of the same talk. */
  function empty() {
    typingNotice.forget(place);
    scheduledNotices.set(place, null);
    setPreviewed(false);
    draftSync.write(place, { ...EMPTY_DRAFT, labelId: draft.labelId });
  }

  function submit() {
    setLabelMissing(!isBlank && chosenLabelId === null);
    if (message !== null) {
      const item = outbox.add(place, message);
      empty();
      void send(item);
    }
    field.current?.focus();
  }

  return (
    <form
      className="composer"
      aria-label={t(isInTopic ? 'composer.topicRegion' : 'composer.region')}
      onSubmit={(event) => {
        event.preventDefault();
        // What a dialog of the composer sends comes by here as well.
        if (event.target === event.currentTarget) submit();
      }}
    >
      <ComposerProblem place={place} excess={excess} labelMissing={labelMissing && chosenLabelId === null} />
      <ComposerQuotes place={place} conversationId={conversation.id} quotes={draft.quotes} />
      <ComposerField
        field={field}
        id={composerId(place)}
        place={place}
        describedBy={hint}
        label={t(isInTopic ? 'composer.topicText' : 'composer.text', { name })}
        placeholder={t(isInTopic ? 'composer.topicPlaceholder' : 'composer.placeholder', { name })}
        source={draft.body}
        labelId={audience.labelId}
        isDirect={conversation.space.kind === 'direct'}
        isHidden={isPreviewed}
        onChange={(body) => {
          if (body.trim() !== '') typingNotice.note(place, audience.labelId);
          change({ body });
        }}
        onSubmit={submit}
      />
      {isPreviewed && (
        <div className="composer-preview" tabIndex={0} role="group" aria-label={t('composer.preview')}>
          <MarkdownText source={draft.body} />
        </div>
      )}
      <LatePart
        isExtra
        load={loadDesk}
        props={{
          place,
          field,
          sending: draft,
          isPreviewed,
          onPreview: setPreviewed,
          onSending: change,
        }}
      />
      <div className="composer-foot">
        <LabelChooser
          labels={labels ?? []}
          value={chosenLabelId}
          onChange={(labelId) => {
            refusals.set(place, null);
            change({ labelId });
          }}
        />
        <p className="composer-audience" role="status">
          {isAsked && (
            <LatePart
              isExtra
              load={loadAudience}
              props={{
                state: audience,
                chosenLabelId,
                source: draft.quotes.length > 0 ? ('quote' as const) : null,
              }}
            />
          )}
          {!isAsked && scheduledAt !== null && (
            <LatePart isExtra load={loadScheduled} props={{ at: scheduledAt }} />
          )}
        </p>
        <span id={hint} className="composer-hint" data-quiet={isAsked || scheduledAt !== null || undefined}>
          {t('composer.hint')}
        </span>
        <button type="submit" className="btn" aria-disabled={message === null}>
          {t('composer.send')}
        </button>
        <LatePart
          isExtra
          load={loadLater}
          props={{
            place,
            message,
            onHandedOver: () => {
              empty();
              void draftSync.flush(place);
            },
          }}
        />
      </div>
    </form>
  );
}

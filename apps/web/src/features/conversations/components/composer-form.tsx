import type { Conversation } from '#contracts';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { composerId } from '../api/composer-focus.js';
import { draftSync } from '../api/drafts.js';
import { outbox } from '../api/outbox.js';
import { placeOf } from '../api/place.js';
import { refusals } from '../api/refusals.js';
import { PLAINLY, sendOptions } from '../api/send-options.js';
import { useDraftMessage } from '../api/use-draft-message.js';
import { useSend } from '../api/use-send.js';
import { useServerDraft } from '../api/use-server-draft.js';
import { ComposerField } from './composer-field.js';
import { ComposerProblem } from './composer-problem.js';
import { ComposerQuotes } from './composer-quotes.js';
import { useTalkName } from './use-talk-name.js';

type Props = { place: string; conversation: Conversation };

export function ComposerForm({ place, conversation }: Props) {
  const { t } = useTranslation();
  const hint = useId();
  const name = useTalkName(conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useSend(place);
  useServerDraft(place, conversation.defaultLabelId, conversation.abilities.post);
  const written = useDraftMessage(place, conversation);
  const { draft, labels, chosenLabelId, excess, isBlank, message, change } = written;
  const [labelMissing, setLabelMissing] = useState(false);
  const isInTopic = placeOf(place).threadId !== null;

  function submit() {
    field.current?.focus();
    setLabelMissing(!isBlank && chosenLabelId === null);
    if (message === null) return;
    const item = outbox.add(place, message);
    sendOptions.set(place, PLAINLY);
    // The label chosen by hand stays for the next message of the same talk.
    draftSync.write(place, { body: '', labelId: draft.labelId, quotes: [] });
    void send(item);
  }

  return (
    <form
      className="composer"
      aria-label={t(isInTopic ? 'composer.topicRegion' : 'composer.region')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ComposerProblem place={place} excess={excess} labelMissing={labelMissing && chosenLabelId === null} />
      <ComposerQuotes place={place} conversationId={conversation.id} quotes={draft.quotes} />
      <ComposerField
        ref={field}
        id={composerId(place)}
        place={place}
        describedBy={hint}
        label={t(isInTopic ? 'composer.topicText' : 'composer.text', { name })}
        placeholder={t(isInTopic ? 'composer.topicPlaceholder' : 'composer.placeholder', { name })}
        source={draft.body}
        onChange={(body) => change({ body })}
        onSubmit={submit}
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
        <span id={hint} className="composer-hint">
          {t('composer.hint')}
        </span>
        <button type="submit" className="btn" aria-disabled={message === null}>
          {t('composer.send')}
        </button>
      </div>
    </form>
  );
}

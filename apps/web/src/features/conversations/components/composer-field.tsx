import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type KeyboardEvent, type Ref } from 'react';
import { beginEdit } from '../api/edits.js';
import { draftSync } from '../api/drafts.js';
import { lastOwnMessage } from '../api/last-own-message.js';
import { collapseMentions, editMentions, expandMentions } from '../api/mention-source.js';
import { placeOf } from '../api/place.js';

type Props = {
  ref: Ref<HTMLTextAreaElement>;
  id: string;
  place: string;
  describedBy: string;
  label: string;
  placeholder: string;
  /** Markdown source; the field shows the names of those mentioned. */
  source: string;
  onChange(source: string): void;
  onSubmit(): void;
};

const MAX_ROWS = 8;

export function ComposerField(props: Props) {
  const { ref, id, place, describedBy, label, placeholder, source, onChange, onSubmit } = props;
  const queryClient = useQueryClient();
  const shown = useMemo(() => collapseMentions(source), [source]);
  const { conversationId, threadId } = placeOf(place);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'ArrowUp' && source === '' && threadId === null) {
      const own = lastOwnMessage(queryClient, conversationId);
      if (own) {
        event.preventDefault();
        beginEdit(own, 'composer');
      }
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    // A keyboard on the screen has no Shift + Enter: there the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    onSubmit();
  }

  return (
    <textarea
      ref={ref}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      rows={Math.min(MAX_ROWS, shown.text.split('\n').length)}
      value={shown.text}
      onChange={({ target }) =>
        onChange(expandMentions(editMentions(shown, target.value, target.selectionEnd)))
      }
      onKeyDown={onKeyDown}
      onBlur={() => void draftSync.flush(place)}
    />
  );
}

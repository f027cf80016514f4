import { useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { beginEdit } from '../api/edits.js';
import { draftSync } from '../api/drafts.js';
import { lastOwnMessage } from '../api/last-own-message.js';
import { placeOf } from '../api/place.js';
import { markOf } from './mark-keys.js';
import { MentionField } from './mention-field.js';

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  id: string;
  place: string;
  describedBy: string;
  label: string;
  placeholder: string;
  /** Markdown source; the field shows the names of those mentioned. */
  source: string;
  labelId: string | null;
  isDirect: boolean;
  isHidden: boolean;
  onChange(source: string): void;
  onSubmit(): void;
};

const loadMark = () => import('./set-mark.js');

export function ComposerField(props: Props) {
  const { field, id, place, describedBy, label, placeholder, source, labelId, isDirect, isHidden } = props;
  const { onChange, onSubmit } = props;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { conversationId, threadId } = placeOf(place);

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const mark = markOf(event);
    if (mark !== null) {
      event.preventDefault();
      const target = event.currentTarget;
      void loadMark().then(({ setMark }) =>
        setMark(target, mark, { text: t('composer.sample'), column: '' }),
      );
      return;
    }
    if (event.key === 'ArrowUp' && source === '' && threadId === null) {
      const own = lastOwnMessage(queryClient, conversationId);
      if (own) {
        event.preventDefault();
        beginEdit(own, 'composer');
      }
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    // A keyboard on the screen has no Shift + Enter: there the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    onSubmit();
  }

  return (
    <MentionField
      ref={field}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+B Control+I Control+E"
      placeholder={placeholder}
      hidden={isHidden}
      place={place}
      source={source}
      labelId={labelId}
      isDirect={isDirect}
      onSource={onChange}
      onKey={onKey}
      onBlur={() => void draftSync.flush(place)}
    />
  );
}

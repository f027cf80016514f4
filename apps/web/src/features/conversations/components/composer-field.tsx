import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { withComposingTexts } from '../../../shared/i18n/composing/need-composing-texts.js';
import { LatePart } from '../../../shared/ui/late-part.js';
import { beginEdit } from '../api/edits.js';
import { draftSync } from '../api/drafts.js';
import { lastOwnMessage } from '../api/last-own-message.js';
import { collapseMentions, editMentions, expandMentions, type MentionText } from '../api/mention-source.js';
import { openMention } from '../api/open-mention.js';
import { placeOf } from '../api/place.js';
import { markOf } from './mark-keys.js';
import type { MentionChoice, MentionKeys } from './mention-list.js';

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

const MAX_ROWS = 8;

const loadMentions = () =>
  withComposingTexts(import('./mention-list.js')).then(({ MentionList }) => MentionList);
const loadMark = () => import('./set-mark.js');
const loadInsert = () => import('./type-over.js');

export function ComposerField(props: Props) {
  const { field, id, place, describedBy, label, placeholder, source, labelId, isDirect, isHidden } = props;
  const { onChange, onSubmit } = props;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const shown = useMemo(() => collapseMentions(source), [source]);
  const { conversationId, threadId } = placeOf(place);
  /** Where the caret stands; null while the field has no keyboard. */
  const [caret, setCaret] = useState<number | null>(null);
  /** Where the `@` of a list stands that was closed by hand. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState<{ option: string | null; list: string } | null>(null);
  const keys = useRef<MentionKeys>(null);
  const inserted = useRef<MentionChoice>(null);
  const open = caret === null ? null : openMention(shown, caret);
  const isOpen = open !== null && open.from !== closedAt;
  const onActive = useCallback(
    (option: string | null, list: string) => setActive(option === null ? null : { option, list }),
    [],
  );

  function onInput(target: HTMLTextAreaElement) {
    const changed = editMentions(shown, target.value, target.selectionEnd);
    onChange(expandMentions(withInserted(changed, target.selectionEnd, inserted.current)));
    inserted.current = null;
    setCaret(target.selectionEnd);
    if (open === null) setClosedAt(null);
  }

  function choose(choice: MentionChoice) {
    if (open === null || caret === null) return;
    const { from } = open;
    void loadInsert().then(({ typeOver }) => {
      if (!field.current) return;
      inserted.current = choice;
      typeOver(field.current, from, caret, `@${choice.name}`);
      typeOver(field.current, from + choice.name.length + 1, from + choice.name.length + 1, ' ');
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (isOpen && keys.current?.(event)) {
      event.preventDefault();
      return;
    }
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
    <>
      {isOpen && (
        <LatePart
          isExtra
          load={loadMentions}
          props={{
            keys,
            place,
            labelId,
            isDirect,
            query: open.query,
            onActive,
            onChoose: choose,
            onClose: () => setClosedAt(open.from),
          }}
        />
      )}
      <textarea
        ref={field}
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={active?.list}
        aria-activedescendant={active?.option ?? undefined}
        aria-keyshortcuts="Control+B Control+I Control+E"
        placeholder={placeholder}
        rows={Math.min(MAX_ROWS, shown.text.split('\n').length)}
        hidden={isHidden}
        value={shown.text}
        onChange={({ target }) => onInput(target)}
        onSelect={({ currentTarget }) =>
          setCaret(
            currentTarget.selectionStart === currentTarget.selectionEnd ? currentTarget.selectionEnd : null,
          )
        }
        onKeyDown={onKeyDown}
        onBlur={() => {
          setCaret(null);
          void draftSync.flush(place);
        }}
      />
    </>
  );
}

/** The name that was just put before the caret is a mention. */
function withInserted(changed: MentionText, caret: number, choice: MentionChoice | null): MentionText {
  if (choice === null) return changed;
  const mention = { start: caret - choice.name.length - 1, end: caret, target: choice.target };
  return { ...changed, mentions: [...changed.mentions, mention].sort((a, b) => a.start - b.start) };
}

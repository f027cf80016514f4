import { useCallback, useMemo, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { withComposingTexts } from '../../../shared/i18n/composing/need-composing-texts.js';
import { LatePart } from '../../../shared/ui/late-part.js';
import { collapseMentions, editMentions, expandMentions, type MentionText } from '../api/mention-source.js';
import { openMention } from '../api/open-mention.js';
import type { MentionChoice, MentionKeys } from './mention-list.js';

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'onKeyDown' | 'onSelect' | 'rows'> & {
  place: string;
  /** Markdown source; the field shows the names of those mentioned. */
  source: string;
  labelId: string | null;
  isDirect: boolean;
  leastRows?: number;
  onSource(source: string): void;
  /** A key that the list of names has no use for. */
  onKey(event: KeyboardEvent<HTMLTextAreaElement>): void;
};

const MAX_ROWS = 8;

const loadMentions = () =>
  withComposingTexts(import('./mention-list.js')).then(({ MentionList }) => MentionList);
const loadInsert = () => import('./type-over.js');

/** A text field in which people are mentioned: their list opens with the `@`, the keyboard stays in the field. */
export function MentionField(props: Props) {
  const { place, source, labelId, isDirect, leastRows = 1, onSource, onKey, onBlur, ...rest } = props;
  const shown = useMemo(() => collapseMentions(source), [source]);
  /** Where the caret stands; null while the field has no keyboard. */
  const [caret, setCaret] = useState<number | null>(null);
  /** Where the `@` of a list stands that was closed by hand. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState<{ option: string | null; list: string } | null>(null);
  const own = useRef<HTMLTextAreaElement | null>(null);
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
    onSource(expandMentions(withInserted(changed, target.selectionEnd, inserted.current)));
    inserted.current = null;
    own.current = target;
    setCaret(target.selectionEnd);
    if (open === null) setClosedAt(null);
  }

  function choose(choice: MentionChoice) {
    if (open === null || caret === null) return;
    const { from } = open;
    void loadInsert().then(({ typeOver }) => {
      if (!own.current?.isConnected) return;
      inserted.current = choice;
      typeOver(own.current, from, caret, `@${choice.name}`);
      typeOver(own.current, from + choice.name.length + 1, from + choice.name.length + 1, ' ');
    });
  }

  return (
    <>
      <textarea
        {...rest}
        aria-autocomplete="list"
        aria-controls={active?.list}
        aria-activedescendant={active?.option ?? undefined}
        rows={Math.max(leastRows, Math.min(MAX_ROWS, shown.text.split('\n').length))}
        value={shown.text}
        onChange={({ target }) => onInput(target)}
        onSelect={({ currentTarget }) => {
          own.current = currentTarget;
          const { selectionStart, selectionEnd } = currentTarget;
          setCaret(selectionStart === selectionEnd ? selectionEnd : null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (isOpen && keys.current?.(event)) event.preventDefault();
          else onKey(event);
        }}
        onBlur={(event) => {
          setCaret(null);
          onBlur?.(event);
        }}
      />
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
    </>
  );
}

/** The name that was just put before the caret is a mention. */
function withInserted(changed: MentionText, caret: number, choice: MentionChoice | null): MentionText {
  if (choice === null) return changed;
  const mention = { start: caret - choice.name.length - 1, end: caret, target: choice.target };
  return { ...changed, mentions: [...changed.mentions, mention].sort((a, b) => a.start - b.start) };
}

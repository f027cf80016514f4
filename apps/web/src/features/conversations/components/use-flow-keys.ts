import { useQueryClient } from '@tanstack/react-query';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, RefObject } from 'react';
import { openShortcuts } from '../../../shared/ui/shortcuts-door.js';
import { focusComposer } from '../api/composer-focus.js';
import { placeKey, type Place } from '../api/place.js';
import { loadedMessage } from '../api/windows.js';
import type { FlowRow } from './flow-rows.js';
import { useMessageActs, type ActName } from './message-acts.js';
import { focusRow } from './use-target.js';

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const ACTS: Readonly<Record<string, ActName>> = {
  r: 'reply',
  q: 'quote',
  e: 'edit',
  '+': 'react',
  s: 'save',
  p: 'pin',
  u: 'markUnread',
};

/** The keys of the flow: they hold only while it has the keyboard, and never while somebody types. */
export function useFlowKeys(
  place: Place,
  rows: readonly FlowRow[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const queryClient = useQueryClient();
  const actsOf = useMessageActs();

  function step(event: KeyboardEvent, article: HTMLElement | null, by: number): void {
    const at = rows.findIndex(({ key }) => key === article?.dataset['message']);
    if (article && at !== -1 && event.key.startsWith('Arrow') && reachesOut(article, scroller.current, by))
      return;
    event.preventDefault();
    const from = at === -1 ? (by < 0 ? (virtualizer.range?.endIndex ?? rows.length - 1) + 1 : -1) : at;
    const next = nextMessage(rows, from, by);
    const row = next === null ? undefined : rows[next];
    if (next === null || !row) return;
    virtualizer.scrollToIndex(next, { align: 'auto' });
    focusRow(scroller.current, row.key);
  }

  return (event: KeyboardEvent): void => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement) || target.closest('input, textarea, select, dialog, [popover]'))
      return;
    const article = target.closest<HTMLElement>('[data-message]');
    const by = STEPS[key];
    if (by !== undefined) {
      step(event, article, by);
      return;
    }
    if (key === '?') {
      event.preventDefault();
      openShortcuts();
      return;
    }
    if (key === 'Escape' && place.threadId === null) {
      event.preventDefault();
      focusComposer(placeKey(place));
      return;
    }
    const name = ACTS[key];
    const messageId = article?.dataset['message'];
    if (!name || messageId === undefined) return;
    const message = loadedMessage(queryClient, place.conversationId, messageId);
    const act = message && actsOf(message, () => article).get(name);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

function nextMessage(rows: readonly FlowRow[], from: number, by: number): number | null {
  for (let index = from + by; index >= 0 && index < rows.length; index += by)
    if (rows[index]?.kind === 'message') return index;
  return null;
}

/** A message that is longer than the view is first scrolled to its end. */
function reachesOut(article: HTMLElement, scroller: HTMLElement | null, by: number): boolean {
  if (!scroller) return false;
  const inside = article.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (inside.height <= frame.height) return false;
  return by > 0 ? inside.bottom > frame.bottom + 1 : inside.top < frame.top - 1;
}

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edits } from '../api/edits.js';
import type { Place } from '../api/place.js';
import { useStore } from '../api/use-store.js';
import { guardCopy } from './copy-guard.js';
import { FlowRowView } from './flow-row-view.js';
import type { FlowRow } from './flow-rows.js';
import type { FlowTarget } from './flow-target.js';
import { UnseenPill } from './unseen-pill.js';
import { useArrivals } from './use-arrivals.js';
import { useFlowKeys } from './use-flow-keys.js';
import { FOLLOWING_WITHIN, useFollowing } from './use-following.js';
import { useMarkRead } from './use-mark-read.js';
import { useTarget } from './use-target.js';
import type { WindowEnd } from './use-window.js';

type Props = {
  place: Place;
  /** Name of the list for who does not see it. */
  label: string;
  /** What stands above the first message. */
  startText: string;
  rows: readonly FlowRow[];
  older: WindowEnd;
  newer: WindowEnd;
  /** Null: the window opens at its end. */
  target: FlowTarget | null;
  since: string | null;
  /** Up to where it counts as read; null when nothing does. */
  lastReadId: string | null;
  /** Messages that arrived while this window does not reach the newest. */
  unseenBelow: number;
  onNewest(): void;
  onMissed(): void;
};

/** Pages are asked for this many rows before the reader gets to the end of what is loaded. */
const ASK_AHEAD_ROWS = 8;
/** Height of a row before it was measured, in pixels. */
const ESTIMATED_ROW = 76;

/** Draws only the rows in view, whatever the length of the talk, and keeps the place when others are put above. */
export function FlowWindow(props: Props) {
  const { place, label, startText, rows, older, newer, target, since, lastReadId, unseenBelow } = props;
  const { onNewest, onMissed } = props;
  const { t } = useTranslation();
  const { t: own } = useTranslation('messages');
  const scroller = useRef<HTMLDivElement>(null);
  // What has the keyboard stays drawn, however far it is scrolled away: the focus would be lost.
  const [focused, setFocused] = useState<string | null>(null);
  const focusedIndex = focused === null ? -1 : rows.findIndex(({ key }) => key === focused);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), focusedIndex),
      [focusedIndex],
    ),
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: !newer.has,
    scrollEndThreshold: FOLLOWING_WITHIN,
  });
  const visible = virtualizer.getVirtualItems();
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};
  const { following, isAtEnd, leave, toEnd, onScroll } = useFollowing(
    virtualizer,
    !newer.has,
    target === null,
  );
  const { unseen, arrived, clear } = useArrivals(rows, following);
  const shown = useTarget({ virtualizer, scroller, rows, target, leave, onMissed });
  useMarkRead(place, rows, lastReadId, isAtEnd);
  const onKeyDown = useFlowKeys(place, rows, virtualizer, scroller);

  const newest = rows.at(-1);
  const writing = newest?.kind === 'outgoing' ? newest.key : null;
  useLayoutEffect(() => {
    if (writing !== null) toEnd();
  }, [writing, toEnd]);

  const { has: hasOlder, isLoading: loadingOlder, load: loadOlder } = older;
  const { has: hasNewer, isLoading: loadingNewer, load: loadNewer } = newer;
  const isBusy = loadingOlder || loadingNewer;
  useEffect(() => {
    // On its way to the end, which what is drawn says one step later: the beginning is not looked at.
    if (isBusy || (following.current && last < rows.length - 1)) return;
    if (hasOlder && first < ASK_AHEAD_ROWS) void loadOlder();
    else if (hasNewer && last > rows.length - ASK_AHEAD_ROWS) void loadNewer();
  }, [hasOlder, hasNewer, isBusy, first, last, rows.length, following, loadOlder, loadNewer]);

  const edited = useStore(edits, place.conversationId)?.messageId ?? null;
  useEffect(() => {
    const index = edited === null ? -1 : rows.findIndex(({ key }) => key === edited);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' });
    // Once when the edit begins: what arrives later leaves the view where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [edited, virtualizer]);

  function showNewest() {
    clear();
    if (hasNewer) onNewest();
    else toEnd();
  }

  return (
    <div className="flow-frame">
      <p className="flow-older" role="status" data-end={loadingNewer ? 'newer' : 'older'}>
        {loadingOlder && t('messages.loadingOlder')}
        {loadingNewer && own('jump.loadingNewer')}
      </p>
      <div
        ref={scroller}
        className="flow"
        role="group"
        tabIndex={0}
        aria-label={label}
        onScroll={(event) => {
          onScroll(event);
          if (unseen > 0 && following.current) clear();
        }}
        onKeyDown={onKeyDown}
        onCopy={(event) => guardCopy(place.conversationId, event)}
        onFocus={({ target: inside }) =>
          setFocused(inside.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)
        }
      >
        <ol style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index, key, start }) => {
            const row = rows[index];
            return (
              row && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  data-row={row.key}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {index === 0 && !hasOlder && <p className="flow-start">{startText}</p>}
                  <FlowRowView
                    row={row}
                    conversationId={place.conversationId}
                    rootId={place.threadId}
                    isShown={shown === row.key}
                    since={since}
                  />
                </li>
              )
            );
          })}
        </ol>
      </div>
      <p className="sr-only" role="status">
        {arrived !== null && t('messages.arrived', { author: arrived })}
      </p>
      <UnseenPill
        count={hasNewer ? unseenBelow : unseen}
        isAway={hasNewer || !isAtEnd}
        onClick={showNewest}
      />
    </div>
  );
}

/** The indexes in order, this one among them. */
function withIndex(indexes: number[], index: number): number[] {
  if (index === -1 || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((a, b) => a - b);
}

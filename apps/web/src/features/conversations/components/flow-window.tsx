import type { Conversation } from '#contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { edits } from '../api/edits.js';
import { useStore } from '../api/use-store.js';
import { FlowRowView } from './flow-row-view.js';
import type { FlowRow } from './flow-rows.js';
import { UnseenPill } from './unseen-pill.js';
import { useArrivals } from './use-arrivals.js';
import { FOLLOWING_WITHIN, useFollowing } from './use-following.js';
import { useTalkName } from './use-talk-name.js';

type Props = {
  conversation: Conversation;
  rows: readonly FlowRow[];
  hasOlder: boolean;
  loadingOlder: boolean;
  onOlder(): Promise<unknown>;
};

/** Older messages are asked for this many rows before the reader gets to the top. */
const ASK_AHEAD_ROWS = 8;
/** Height of a row before it was measured, in pixels. */
const ESTIMATED_ROW = 76;

/** Draws only the rows in view, whatever the length of the talk, and keeps the place when older ones are put above. */
export function FlowWindow({ conversation, rows, hasOlder, loadingOlder, onOlder }: Props) {
  const { t } = useTranslation();
  const name = useTalkName(conversation);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: FOLLOWING_WITHIN,
  });
  const visible = virtualizer.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const { following, toEnd, onScroll } = useFollowing(virtualizer);
  const { unseen, arrived, clear } = useArrivals(rows, following);

  const newest = rows.at(-1);
  const writing = newest?.kind === 'outgoing' ? newest.key : null;
  useLayoutEffect(() => {
    if (writing !== null) toEnd();
  }, [writing, toEnd]);

  useEffect(() => {
    if (hasOlder && !loadingOlder && first < ASK_AHEAD_ROWS) void onOlder();
  }, [hasOlder, loadingOlder, first, onOlder]);

  const edited = useStore(edits, conversation.id)?.messageId ?? null;
  useEffect(() => {
    const index = edited === null ? -1 : rows.findIndex(({ key }) => key === edited);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' });
    // Once when the edit begins: what arrives later leaves the view where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [edited, virtualizer]);

  function showNewest() {
    clear();
    toEnd();
  }

  return (
    <div className="flow-frame">
      <p className="flow-older" role="status">
        {loadingOlder && t('messages.loadingOlder')}
      </p>
      <div
        ref={scroller}
        className="flow"
        role="group"
        tabIndex={0}
        aria-label={t('messages.flow', { name })}
        onScroll={(event) => {
          onScroll(event);
          if (unseen > 0 && following.current) clear();
        }}
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
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {index === 0 && !hasOlder && <p className="flow-start">{t('messages.start')}</p>}
                  <FlowRowView row={row} conversationId={conversation.id} />
                </li>
              )
            );
          })}
        </ol>
      </div>
      <p className="sr-only" role="status">
        {arrived !== null && t('messages.arrived', { author: arrived })}
      </p>
      {unseen > 0 && <UnseenPill count={unseen} onClick={showNewest} />}
    </div>
  );
}

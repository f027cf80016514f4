import type { PersonCard } from '#contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePresence } from '../../../shared/person/use-presence.js';
import { PersonRow } from './person-row.js';

type Props = { people: readonly PersonCard[]; hasMore: boolean; isLoadingMore: boolean; onMore(): void };

/** Height of a row before it was measured, in pixels. */
const ESTIMATED_ROW = 64;
/** The next page is asked for this many rows before the end. */
const ASK_AHEAD_ROWS = 15;

/** Draws only the rows in view, whatever the number of people. */
export function PeopleList({ people, hasMore, isLoadingMore, onMore }: Props) {
  const { t } = useTranslation('people');
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: useCallback((index: number) => people[index]?.id ?? index, [people]),
    overscan: 8,
  });
  const visible = virtualizer.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const presenceOf = usePresence(visible.flatMap(({ index }) => people[index]?.id ?? []));

  useEffect(() => {
    if (hasMore && !isLoadingMore && last > people.length - ASK_AHEAD_ROWS) onMore();
  }, [hasMore, isLoadingMore, last, people.length, onMore]);

  return (
    <div ref={scroller} className="people-scroll" role="group" tabIndex={0} aria-label={t('list')}>
      <ul className="people-list" style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, key, start }) => {
          const person = people[index];
          return (
            person && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={hasMore ? -1 : people.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <PersonRow person={person} presence={presenceOf(person.id)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

import type { AuditRecord } from '#contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordRow } from './record-row.js';

type Props = {
  records: readonly AuditRecord[];
  openId: string | undefined;
  hasMore: boolean;
  /** Whether the next page may be asked for when the end comes near. */
  mayGoOn: boolean;
  onMore(): void;
};

/** Height of a row before it was measured, in pixels. */
const ESTIMATED_ROW = 44;
/** The next page is asked for this many rows before the end. */
const ASK_AHEAD_ROWS = 15;

/** Draws only the rows in view, however far back somebody reads. */
export function RecordList({ records, openId, hasMore, mayGoOn, onMore }: Props) {
  const { t } = useTranslation('audit');
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: useCallback((index: number) => records[index]?.id ?? index, [records]),
    overscan: 10,
  });
  const visible = virtualizer.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;

  useEffect(() => {
    if (mayGoOn && last > records.length - ASK_AHEAD_ROWS) onMore();
  }, [mayGoOn, last, records.length, onMore]);

  return (
    <div className="audit-table">
      <div className="audit-row audit-head" aria-hidden="true">
        {(['time', 'who', 'what', 'on', 'result'] as const).map((name) => (
          <span key={name}>{t(`list.${name}`)}</span>
        ))}
      </div>
      <div ref={scroller} className="audit-scroll" role="group" tabIndex={0} aria-label={t('list.label')}>
        <ol className="audit-records" style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index, key, start }) => {
            const record = records[index];
            return (
              record && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  aria-setsize={hasMore ? -1 : records.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <RecordRow record={record} isOpen={record.id === openId} />
                </li>
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}

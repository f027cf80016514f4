import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { recordQuery } from '../api/audit-queries.js';
import { RecordBody } from './record-body.js';
import { RecordFacts } from './record-facts.js';
import { useLogWords } from './use-log-words.js';

/** One record beside the list: all that it says, its exact text, and its place in the tree. */
export function RecordPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('audit');
  const words = useLogWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useQuery(recordQuery(id));
  const { data: record } = query;
  // Who opens a record with the keyboard goes on in it.
  useEffect(() => heading.current?.focus(), [id]);
  return (
    <aside
      className="audit-panel"
      aria-label={t('record.title')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="audit-panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {record ? words.event(record.event) : t('record.title')}
        </h2>
        <button type="button" className="dialog-close" aria-label={t('record.close')} onClick={onClose}>
          <svg viewBox="0 0 24 24" width="18" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      <ListWait query={query} />
      {record && (
        <>
          {record.object?.id && (
            <p>
              <Link to="/audit" search={{ object: record.object.id }} className="btn quiet">
                {t('record.whoSaw')}
              </Link>
            </p>
          )}
          <RecordFacts record={record} />
          <RecordBody body={record.body} />
        </>
      )}
    </aside>
  );
}

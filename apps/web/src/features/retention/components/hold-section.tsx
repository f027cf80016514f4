import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { holdsQuery } from '../api/retention-queries.js';
import { HoldItem } from './hold-item.js';
import { OpenHoldDialog } from './open-hold-dialog.js';
import type { Run } from './run.js';

/** Legal holds, the latest first, released ones too. */
export function HoldSection({ run }: { run: Run }) {
  const { t } = useTranslation('retention');
  const id = useId();
  const query = useInfiniteQuery(holdsQuery);
  const [isOpening, setOpening] = useState(false);
  const holds = (query.data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="page-head">
        <h2 id={id}>{t('holds.title')}</h2>
        <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => setOpening(true)}>
          {t('holds.open')}
        </button>
      </div>
      <p className="page-hint">{t('holds.hint')}</p>
      <ListWait query={query} />
      {query.data && holds.length === 0 && <EmptyState title={t('holds.none')} hint={t('holds.noneHint')} />}
      {holds.length > 0 && (
        <ol className="holds">
          {holds.map((hold) => (
            <HoldItem key={hold.id} hold={hold} run={run} />
          ))}
        </ol>
      )}
      <MoreButton query={query} />
      {isOpening && <OpenHoldDialog run={run} onClose={() => setOpening(false)} />}
    </section>
  );
}

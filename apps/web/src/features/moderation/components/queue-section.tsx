import type { ModerationQueue } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { queueQuery } from '../api/moderation-queries.js';
import { QueueItem } from './queue-item.js';

type Props = {
  spaceId: string;
  what: 'reports' | 'appeals';
  onDecide(item: ModerationQueue['items'][number]): void;
};

/** Reports, or appeals, that wait for an animator. */
export function QueueSection({ spaceId, what, onDecide }: Props) {
  const { t } = useTranslation('moderation');
  const id = useId();
  const query = useInfiniteQuery(queueQuery(spaceId, what));
  const { data } = query;
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="page-section" aria-labelledby={id}>
      <h2 id={id}>{t(`queue.${what}`)}</h2>
      <ListWait query={query} />
      {data && items.length === 0 && (
        <p className="page-hint">{t(what === 'reports' ? 'queue.none' : 'queue.noAppeals')}</p>
      )}
      {items.length > 0 && (
        <ol className="case-list">
          {items.map((item) => (
            <QueueItem key={item.id} item={item} what={what} onDecide={() => onDecide(item)} />
          ))}
        </ol>
      )}
      <MoreButton query={query} />
    </section>
  );
}

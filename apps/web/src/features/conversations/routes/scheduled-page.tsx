import '../../../shared/i18n/composing/add-inbox-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { scheduledQuery } from '../api/scheduled-queries.js';
import { InboxFrame } from '../components/inbox-frame.js';
import { ScheduledRow } from '../components/scheduled-row.js';

/** What the reader has written to be sent later: first what was not sent, then what goes next. */
export function ScheduledPage() {
  const query = useInfiniteQuery(scheduledQuery);
  const items = (query.data?.pages.flatMap((page) => page.items) ?? []).toSorted(
    (a, b) => Number(b.state === 'failed') - Number(a.state === 'failed') || (a.sendAt < b.sendAt ? -1 : 1),
  );
  return (
    <InboxFrame list="scheduled" query={query} isEmpty={items.length === 0}>
      {items.map((item) => (
        <ScheduledRow key={item.id} item={item} />
      ))}
    </InboxFrame>
  );
}

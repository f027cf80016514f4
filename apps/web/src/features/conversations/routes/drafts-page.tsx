import '../../../shared/i18n/composing/add-inbox-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { draftListQuery } from '../api/draft-list-query.js';
import { DraftRow } from '../components/draft-row.js';
import { InboxFrame } from '../components/inbox-frame.js';

/** What the reader has begun and not sent. */
export function DraftsPage() {
  const query = useInfiniteQuery(draftListQuery);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <InboxFrame list="drafts" query={query} isEmpty={items.length === 0}>
      {items.map((item) => (
        <DraftRow key={item.id} draft={item} />
      ))}
    </InboxFrame>
  );
}

import '../../../shared/i18n/composing/add-inbox-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { inboxQuery, type Inbox } from '../api/inbox-queries.js';
import { InboxFoot } from '../components/inbox-foot.js';
import { InboxFrame } from '../components/inbox-frame.js';
import { InboxRow } from '../components/inbox-row.js';
import { usePlaceNames } from '../components/use-place-names.js';

/** What concerns the reader, wherever it was written. */
export function InboxPage({ inbox }: { inbox: Inbox }) {
  const placeName = usePlaceNames();
  const query = useInfiniteQuery(inboxQuery(inbox));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <InboxFrame list={inbox} query={query} isEmpty={items.length === 0}>
      {items.map((item) => (
        <InboxRow
          key={item.message.id}
          item={item}
          place={item.conversation?.name ?? placeName(item.message.conversationId)}
          isTopic={inbox === 'topics'}
        >
          <InboxFoot inbox={inbox} message={item.message} />
        </InboxRow>
      ))}
    </InboxFrame>
  );
}

export const MentionsPage = () => <InboxPage inbox="mentions" />;
export const TopicsPage = () => <InboxPage inbox="topics" />;
export const SavedPage = () => <InboxPage inbox="saved" />;
export const AcknowledgementsPage = () => <InboxPage inbox="acknowledgements" />;

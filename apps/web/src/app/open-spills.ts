import { queryOptions, useQuery } from '@tanstack/react-query';
import { can } from '../shared/access/can.js';
import { useSession } from '../shared/access/session-query.js';
import { answer, api } from '../shared/api/client.js';

const waiting = queryOptions({
  queryKey: ['spills', 'waiting'],
  queryFn: () => answer(api.GET('/api/v1/spills', { params: { query: { limit: '1' } } })),
});

/** Whether the way to spills is shown: to officers always, to members when one waits for them. */
export function useSpillsShown(): boolean {
  const session = useSession();
  const mayReview = can(session, 'read', 'Spill');
  const isMember = session.siteRole === 'member';
  const { data } = useQuery({ ...waiting, enabled: mayReview && isMember });
  return mayReview && (!isMember || (data?.items.length ?? 0) > 0);
}

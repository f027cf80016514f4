import type { AuditPage, AuditPeople, AuditRecordDetail, AuditState } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import type { AuditFilters } from './audit-search.js';
import { dayBounds } from './day-bounds.js';

const PAGE_SIZE = '50';
const STATE_EVERY_MS = 30_000;

/**
 * The log, narrowed, the newest first. Each page is a look-up that the log records: none is asked for anew by itself,
 * and what was left is asked for when somebody comes back.
 */
export function recordsQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'records', filters],
    queryFn: ({ pageParam }): Promise<AuditPage> => {
      const query = {
        limit: PAGE_SIZE,
        ...filters,
        ...dayBounds(filters),
        ...(pageParam !== null && { before: pageParam }),
      };
      return answer<AuditPage>(api.GET('/api/v1/audit/records', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['audit', 'record', id],
    queryFn: (): Promise<AuditRecordDetail> =>
      answer<AuditRecordDetail>(api.GET('/api/v1/audit/records/{id}', { params: { path: { id } } })),
  });
}

export const stateQuery = queryOptions({
  queryKey: ['audit', 'state'],
  queryFn: (): Promise<AuditState> => answer(api.GET('/api/v1/audit/state')),
  refetchInterval: STATE_EVERY_MS,
});

export function auditPeopleQuery(text: string) {
  return queryOptions({
    queryKey: ['audit', 'people', text],
    queryFn: (): Promise<AuditPeople> =>
      answer(api.GET('/api/v1/audit/people', { params: { query: { query: text } } })),
    placeholderData: keepPreviousData,
    enabled: text !== '',
  });
}

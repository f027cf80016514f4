import type { Site } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

/** What is public about the site: its notice, its levels. It does not change while a page is open. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: (): Promise<Site> => answer(api.GET('/api/v1/site')),
  staleTime: Infinity,
});

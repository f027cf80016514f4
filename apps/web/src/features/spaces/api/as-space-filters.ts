import type { SpaceFilters } from './spaces-query.js';

const KINDS = ['community', 'project', 'watch', 'announcement'] as const;
const MAX_QUERY = 100;

/** What an address says of the directory, however it was typed; what is not understood is left out. */
export function asSpaceFilters(search: Record<string, unknown>): SpaceFilters {
  const kind = KINDS.find((known) => known === search['kind']);
  const query = typeof search['query'] === 'string' ? search['query'].slice(0, MAX_QUERY) : '';
  return {
    ...(query.trim() !== '' && { query }),
    ...(kind && { kind }),
    ...(search['mine'] === true && { mine: true }),
    ...(search['orphan'] === true && { orphan: true }),
    ...(search['archived'] === true && { archived: true }),
  };
}

import type { DirectoryGroup } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { groupsQuery } from '../api/rule-query.js';

/** A rule holds ids of groups; names come from what was picked here and from the first page of the search. */
export function useGroupNames() {
  const { data: first = [] } = useQuery(groupsQuery(''));
  const [picked, setPicked] = useState<readonly DirectoryGroup[]>([]);
  return {
    /** Undefined for a group that was not seen yet. */
    of: (id: string): string | undefined => [...picked, ...first].find((group) => group.id === id)?.name,
    learn: (group: DirectoryGroup): void => setPicked((known) => [...known, group]),
  };
}

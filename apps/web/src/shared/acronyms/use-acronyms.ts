import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { can } from '../access/can.js';
import { useSession } from '../access/session-query.js';
import { acronymQuery } from './acronym-query.js';
import { acronymsIn } from './acronyms-in.js';

/** The words of a text that a reference list explains to this reader; null while none is known. */
export function useAcronyms(text: string): ReadonlySet<string> | null {
  const isReader = can(useSession(), 'read', 'ReferenceEntry');
  const terms = useMemo(() => (isReader ? acronymsIn(text) : []), [text, isReader]);
  const known = useQueries({
    queries: terms.map(acronymQuery),
    // One text: equal from one drawing to the next while nothing changed.
    combine: (answers) => terms.filter((_, index) => (answers[index]?.data?.length ?? 0) > 0).join('\n'),
  });
  return useMemo(() => (known === '' ? null : new Set(known.split('\n'))), [known]);
}

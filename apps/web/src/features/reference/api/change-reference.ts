import type {
  CreateReferenceEntry,
  CreateReferenceList,
  ReferenceEntry,
  ReferenceList,
  UpdateReferenceList,
} from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../../shared/api/client.js';
import type { EntryText } from './conflict.js';
import { entryQuery } from './reference-queries.js';

/** What changes lists and entries; everything shown of them is read again afterwards, acronyms too. */
export function useReferenceActs() {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const done = async <Result>(result: Result): Promise<Result> => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['reference'] }),
        queryClient.invalidateQueries({ queryKey: ['acronyms'] }),
      ]);
      return result;
    };
    const show = (entry: ReferenceEntry): Promise<ReferenceEntry> => {
      queryClient.setQueryData(entryQuery(entry.id).queryKey, entry);
      return done(entry);
    };
    const path = (id: string) => ({ params: { path: { id } } });
    return {
      createList: (body: CreateReferenceList): Promise<ReferenceList> =>
        answer<ReferenceList>(api.POST('/api/v1/reference-lists', { body })).then(done),
      updateList: (id: string, change: UpdateReferenceList): Promise<ReferenceList> =>
        answer<ReferenceList>(
          api.PATCH('/api/v1/reference-lists/{id}', { ...path(id), body: defined(change) }),
        ).then(done),
      addEntry: (listId: string, body: CreateReferenceEntry): Promise<ReferenceEntry> =>
        answer<ReferenceEntry>(
          api.POST('/api/v1/reference-lists/{id}/entries', { ...path(listId), body }),
        ).then(show),
      updateEntry: (id: string, body: EntryText & { version: number }): Promise<ReferenceEntry> =>
        answer<ReferenceEntry>(api.PATCH('/api/v1/reference-entries/{id}', { ...path(id), body })).then(show),
      revertEntry: (id: string, body: { version: number; to: number }): Promise<ReferenceEntry> =>
        answer<ReferenceEntry>(api.POST('/api/v1/reference-entries/{id}/revert', { ...path(id), body })).then(
          show,
        ),
      deleteEntry: (id: string): Promise<unknown> =>
        answer(api.DELETE('/api/v1/reference-entries/{id}', path(id))).then(done),
    };
  }, [queryClient]);
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Keys whose value is undefined are left out: the contract tells absent from undefined. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}

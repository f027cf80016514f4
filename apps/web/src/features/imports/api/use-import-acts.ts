import type { CreateImport, Import, MapImport } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../../shared/api/client.js';
import { importKeys } from './import-queries.js';

/** What a person does with an import; what is on screen follows. */
export function useImportActs() {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const keep = (shown: Import): Import => {
      queryClient.setQueryData(importKeys.one(shown.id), shown);
      void queryClient.invalidateQueries({ queryKey: importKeys.list(shown.space.id) });
      return shown;
    };
    /** After a refusal too: somebody, or the work itself, may have moved it on. */
    const moved = async (id: string, request: Promise<Import>): Promise<Import> => {
      try {
        return keep(await request);
      } catch (error) {
        void queryClient.invalidateQueries({ queryKey: importKeys.one(id) });
        throw error;
      }
    };
    const at = (id: string) => ({ params: { path: { id } } });
    return {
      create: async (spaceId: string, body: CreateImport): Promise<Import> =>
        keep(await answer(api.POST('/api/v1/spaces/{id}/imports', { ...at(spaceId), body }))),
      check: (id: string) => moved(id, answer(api.POST('/api/v1/imports/{id}/check', at(id)))),
      start: (id: string) => moved(id, answer(api.POST('/api/v1/imports/{id}/start', at(id)))),
      cancel: (id: string) => moved(id, answer(api.POST('/api/v1/imports/{id}/cancel', at(id)))),
      undo: (id: string) => moved(id, answer(api.POST('/api/v1/imports/{id}/undo', at(id)))),
      map: async (id: string, mapping: Partial<MapImport>): Promise<void> => {
        const body = { users: [], channels: [], ...mapping };
        await moved(id, answer(api.PUT('/api/v1/imports/{id}/mapping', { ...at(id), body })));
        if (body.users.length > 0) await queryClient.invalidateQueries({ queryKey: importKeys.users(id) });
        if (body.channels.length > 0)
          await queryClient.invalidateQueries({ queryKey: importKeys.channels(id) });
      },
      putPiece: (id: string, number: number, bytes: Blob): Promise<void> =>
        answer(
          api.PUT('/api/v1/imports/{id}/pieces/{n}', {
            params: { path: { id, n: String(number) } },
            headers: { 'content-type': 'application/octet-stream' },
            // The document says "a text in binary form"; what goes out is the bytes themselves.
            body: bytes as unknown as string,
            bodySerializer: (body) => body,
          }),
        ),
      read: (id: string): Promise<Import> => moved(id, answer(api.GET('/api/v1/imports/{id}', at(id)))),
    };
  }, [queryClient]);
}

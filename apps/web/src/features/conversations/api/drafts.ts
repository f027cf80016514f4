import type { Draft } from '#contracts';
import { beforeSessionEnd, onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { DraftSync } from './draft-sync.js';
import { outbox } from './outbox.js';
import { Store } from './store.js';

/** What was typed and not sent, by conversation. A label of null: the conversation's default then holds. */
export const drafts = new Store<Draft>({ body: '', labelId: null });

/** The way to change a draft: in memory at once, on the server a little later. */
export const draftSync = new DraftSync(drafts, outbox, {
  load: (id) => answer(api.GET('/api/v1/conversations/{id}/draft', { params: { path: { id } } })),
  save: (id, body) =>
    // `keepalive`: it arrives even when the page is closed meanwhile.
    answer(api.PUT('/api/v1/conversations/{id}/draft', { params: { path: { id } }, body, keepalive: true })),
});

beforeSessionEnd(() => draftSync.flushAll());
onSessionEnd(() => {
  draftSync.clear();
  drafts.clear();
});

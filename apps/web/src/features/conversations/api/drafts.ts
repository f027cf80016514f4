import { beforeSessionEnd, onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { DraftSync } from './draft-sync.js';
import { EMPTY_DRAFT, type DraftText } from './draft-text.js';
import { outbox } from './outbox.js';
import { placeOf } from './place.js';
import { Store } from './store.js';

/** What was typed and not sent, by place. */
export const drafts = new Store<DraftText>(EMPTY_DRAFT);

/** The way to change a draft: in memory at once, on the server a little later. */
export const draftSync = new DraftSync(drafts, outbox, {
  load: async (key) => {
    const { conversationId: id, threadId } = placeOf(key);
    if (threadId !== null) return EMPTY_DRAFT;
    const draft = await answer(api.GET('/api/v1/conversations/{id}/draft', { params: { path: { id } } }));
    return { ...draft, quotes: [] };
  },
  save: async (key, { body, labelId }) => {
    const { conversationId: id, threadId } = placeOf(key);
    if (threadId !== null) return;
    const params = { path: { id } };
    // `keepalive`: it arrives even when the page is closed meanwhile.
    await answer(
      api.PUT('/api/v1/conversations/{id}/draft', { params, body: { body, labelId }, keepalive: true }),
    );
  },
});

beforeSessionEnd(() => draftSync.flushAll());
onSessionEnd(() => {
  draftSync.clear();
  drafts.clear();
});

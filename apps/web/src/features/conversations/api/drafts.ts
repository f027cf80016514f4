import { beforeSessionEnd, onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { DraftSync } from './draft-sync.js';
import { draftOf, EMPTY_DRAFT, type DraftText } from './draft-text.js';
import { outbox } from './outbox.js';
import { placeOf } from './place.js';
import { Store } from './store.js';

/** What was typed and not sent, by place. */
export const drafts = new Store<DraftText>(EMPTY_DRAFT);

/** The way to change a draft: in memory at once, on the server a little later. */
export const draftSync = new DraftSync(drafts, outbox, {
  load: (key) => answer(api.GET('/api/v1/conversations/{id}/draft', { params: paramsOf(key) })),
  save: (key, draft) => {
    const body = { ...draftOf(draft), quotes: [...draft.quotes] };
    // `keepalive`: it arrives even when the page is closed meanwhile.
    const init = { params: paramsOf(key), body, keepalive: true };
    return answer(api.PUT('/api/v1/conversations/{id}/draft', init));
  },
});

beforeSessionEnd(() => draftSync.flushAll());
onSessionEnd(() => {
  draftSync.clear();
  drafts.clear();
});

/** Each topic has a draft of its own. */
function paramsOf(key: string) {
  const { conversationId: id, threadId } = placeOf(key);
  return { path: { id }, query: threadId === null ? {} : { threadId } };
}

import { MAX_MESSAGE_LENGTH, type Conversation, type LabelItem, type PostMessage } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { draftSync, drafts } from './drafts.js';
import { draftOf, type DraftText } from './draft-text.js';
import { placeOf } from './place.js';
import { useAudience, type AudienceState } from './use-audience.js';
import { useStore } from './use-store.js';

/** What is being written in one place, and what would be sent. */
export interface DraftMessage {
  readonly draft: DraftText;
  /** Undefined while they are asked for. */
  readonly labels: readonly LabelItem[] | undefined;
  /** The label chosen or proposed; null when the person has to choose. */
  readonly chosenLabelId: string | null;
  readonly audience: AudienceState;
  /** Characters too many. */
  readonly excess: number;
  readonly isBlank: boolean;
  /** Null when it cannot be sent as it is. */
  readonly message: PostMessage | null;
  change(change: Partial<DraftText>): void;
}

export function useDraftMessage(key: string, conversation: Conversation): DraftMessage {
  const { data: labels } = useQuery(labelsQuery);
  const draft = useStore(drafts, key);
  // A label that is not (or no longer) mine to use is not proposed.
  const wanted = draft.labelId ?? conversation.defaultLabelId;
  const chosenLabelId = labels?.some(({ id }) => id === wanted) ? wanted : null;
  const isBlank = draft.body.trim() === '';
  const excess = draft.body.length - MAX_MESSAGE_LENGTH;
  const { conversationId, threadId } = placeOf(key);
  const audience = useAudience(
    conversationId,
    { ...draft, labelId: chosenLabelId, threadId, forwardOf: null },
    !isBlank || draft.quotes.length > 0,
  );
  const isSendable = !isBlank && excess <= 0 && chosenLabelId !== null && audience.problem === null;
  return {
    draft,
    labels,
    chosenLabelId,
    audience,
    excess,
    isBlank,
    message: isSendable
      ? {
          ...draftOf(draft),
          labelId: audience.labelId ?? chosenLabelId,
          threadId,
          quotes: [...draft.quotes],
          forwardOf: null,
        }
      : null,
    change: (change) => draftSync.write(key, { ...drafts.get(key), ...change }),
  };
}

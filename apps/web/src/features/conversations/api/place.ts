/** Where somebody writes: in the main flow of a conversation, or in one of its topics. A message is in one. */
export interface Place {
  readonly conversationId: string;
  /** The topic's first message; null in the main flow. */
  readonly threadId: string | null;
}

/** The key of a place in the stores; for the main flow it is the conversation's id. */
export function placeKey({ conversationId, threadId }: Place): string {
  return threadId === null ? conversationId : `${conversationId}/${threadId}`;
}

export function placeOf(key: string): Place {
  const [conversationId = '', threadId = null] = key.split('/');
  return { conversationId, threadId };
}

/** All windows on a conversation, its topics included. */
export function windowsKey(conversationId: string) {
  return ['messages', conversationId] as const;
}

export function messageKey(conversationId: string, messageId: string) {
  return ['message', conversationId, messageId] as const;
}

export function pinsKey(conversationId: string) {
  return ['pins', conversationId] as const;
}

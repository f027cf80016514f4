import type { Message } from '#contracts';

/** A message for tests. */
export function sampleMessage(id: string, change: Partial<Message> = {}): Message {
  return {
    id,
    conversationId: 'c',
    author: { id: 'a', displayName: 'A' },
    body: id,
    labelId: 'l',
    createdAt: '2026-11-17T09:00:00Z',
    version: 1,
    editedAt: null,
    deletedAt: null,
    threadId: null,
    priority: 'normal',
    quotes: [],
    forwarded: null,
    thread: null,
    reactions: [],
    pinnedAt: null,
    acknowledgement: null,
    withheld: null,
    importedBy: null,
    own: null,
    abilities: {
      reply: true,
      update: true,
      delete: true,
      react: true,
      pin: true,
      forward: true,
      report: true,
      resolve: true,
    },
    ...change,
  };
}

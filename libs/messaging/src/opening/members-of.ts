import type { Statement } from '#database';
import type { Id } from '#kernel';
import { membersStatement } from '#spaces';

/** The first page of who is in the space of a conversation, by the address of the conversation alone. */
export function membersOf(conversationId: Id): Statement {
  return membersStatement(
    conversationId,
    {},
    '(SELECT place.space_id FROM messaging.my_conversation($1) place)',
  );
}

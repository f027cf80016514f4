import type { PostMessage } from '#contracts';
import type { Statement } from '#database';
import type { Id } from '#kernel';
import { MARKS } from '../decorations/decoration.js';

/** What a message hangs on itself when it is posted. */
export function marksOf({ quotes, forwardOf }: Pick<PostMessage, 'quotes' | 'forwardOf'>): number {
  return (quotes.length > 0 ? MARKS.quotes : 0) | (forwardOf === null ? 0 : MARKS.forward);
}

/** The statements that hang it on, sent right behind its insertion: the database takes it in the same transaction only. */
export function attachments(
  messageId: Id,
  { quotes, forwardOf }: Pick<PostMessage, 'quotes' | 'forwardOf'>,
): readonly Statement[] {
  return [
    ...(quotes.length === 0
      ? []
      : [{ text: 'SELECT messaging.attach_quotes($1, $2)', values: [messageId, quotes] }]),
    ...(forwardOf === null
      ? []
      : [{ text: 'SELECT messaging.attach_forward($1, $2)', values: [messageId, forwardOf] }]),
  ];
}

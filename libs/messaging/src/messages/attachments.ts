import { MAX_MENTIONS, parseMentions, type Mentions, type PostMessage } from '#contracts';
import type { Statement } from '#database';
import { DomainError, type Id } from '#kernel';
import { MARKS } from '../decorations/decoration.js';

type Attached = Pick<PostMessage, 'body' | 'quotes' | 'forwardOf' | 'acknowledge'>;

/** What a message hangs on itself when it is posted. */
export function marksOf({ quotes, forwardOf, acknowledge }: Omit<Attached, 'body'>): number {
  return (
    (quotes.length > 0 ? MARKS.quotes : 0) |
    (forwardOf === null ? 0 : MARKS.forward) |
    (acknowledge === null ? 0 : MARKS.acknowledgement)
  );
}

/**
 * The statements that hang it on, sent right behind its insertion: the database takes quotes and forwards in the same
 * transaction only.
 * @throws DomainError invalid MENTIONS_TOO_MANY
 */
export function attachments(
  messageId: Id,
  { body, quotes, forwardOf, acknowledge }: Attached,
  at: Date,
): readonly Statement[] {
  const mentions = mentionsIn(body);
  return [
    ...(quotes.length === 0
      ? []
      : [{ text: 'SELECT messaging.attach_quotes($1, $2)', values: [messageId, quotes] }]),
    ...(forwardOf === null
      ? []
      : [{ text: 'SELECT messaging.attach_forward($1, $2)', values: [messageId, forwardOf] }]),
    ...(acknowledge === null
      ? []
      : [
          {
            text: 'SELECT messaging.ask_acknowledgement($1, $2, $3)',
            values: [messageId, acknowledge.dueAt, at],
          },
        ]),
    ...(isEmpty(mentions) ? [] : [mentioning(messageId, mentions)]),
  ];
}

/**
 * Whom an edit mentions now; nothing to do where the words before and after mention nobody.
 * @throws DomainError invalid MENTIONS_TOO_MANY
 */
export function mentionsAfterEdit(messageId: Id, before: string, after: string): Statement | null {
  const mentions = mentionsIn(after);
  return isEmpty(mentions) && isEmpty(parseMentions(before)) ? null : mentioning(messageId, mentions);
}

function mentionsIn(body: string): Mentions {
  const mentions = parseMentions(body);
  if (mentions.people.length > MAX_MENTIONS)
    throw new DomainError('invalid', 'MENTIONS_TOO_MANY', 'a message mentions fewer people', {
      details: { most: MAX_MENTIONS },
    });
  return mentions;
}

function isEmpty({ people, everybody }: Mentions): boolean {
  return people.length === 0 && everybody.length === 0;
}

function mentioning(messageId: Id, { people, everybody }: Mentions): Statement {
  return { text: 'SELECT messaging.put_mentions($1, $2, $3)', values: [messageId, people, everybody] };
}

import type { Message, Reaction } from '#contracts';

type Own = NonNullable<Message['own']>;
type OwnThread = NonNullable<Own['thread']>;
type Named = Message['author'];

/** As many faces as the line of a topic shows. */
const MAX_FACES = 3;
const NOTHING_OWN: Own = { reactions: [], savedAt: null, acknowledgement: 'none', thread: null };

/** @param count how many react so now, as the server counts */
export function withReaction(message: Message, reaction: Reaction, count: number): Message {
  const known = message.reactions.find((item) => item.reaction === reaction)?.count ?? 0;
  if (known === count) return message;
  const others = message.reactions.filter((item) => item.reaction !== reaction);
  if (count <= 0) return { ...message, reactions: others };
  const reactions = known
    ? message.reactions.map((item) => (item.reaction === reaction ? { reaction, count } : item))
    : [...others, { reaction, count }];
  return { ...message, reactions };
}

export function withOwnReaction(message: Message, reaction: Reaction, given: boolean): Message {
  const reactions = message.own?.reactions ?? [];
  if (reactions.includes(reaction) === given) return message;
  return withOwn(message, {
    reactions: given ? [...reactions, reaction] : reactions.filter((item) => item !== reaction),
  });
}

/** What I do to it here, before the server has answered: counted with the others. */
export function withMyReaction(message: Message, reaction: Reaction, given: boolean): Message {
  if ((message.own?.reactions.includes(reaction) ?? false) === given) return message;
  const count = message.reactions.find((item) => item.reaction === reaction)?.count ?? 0;
  return withOwnReaction(withReaction(message, reaction, count + (given ? 1 : -1)), reaction, given);
}

export function withOwn(message: Message, change: Partial<Own>): Message {
  return { ...message, own: { ...(message.own ?? NOTHING_OWN), ...change } };
}

export function withOwnThread(message: Message, change: Partial<OwnThread>): Message {
  const thread = message.own?.thread;
  return thread ? withOwn(message, { thread: { ...thread, ...change } }) : message;
}

/**
 * The first message of a topic after one more reply. Each reply comes twice (as a frame, and to its author as an answer):
 * only what is newer than the last one counts.
 */
export function withReply(
  root: Message,
  reply: { readonly author: Named; readonly createdAt: string },
  isMine: boolean,
): Message {
  const before = root.own?.thread ?? {
    replies: 0,
    lastReplyAt: null,
    people: [],
    followed: isMine,
    unread: 0,
  };
  if (before.lastReplyAt !== null && reply.createdAt <= before.lastReplyAt) return root;
  const people = before.people.some(({ id }) => id === reply.author.id)
    ? before.people
    : [...before.people, reply.author].slice(0, MAX_FACES);
  const thread = root.thread ?? { title: null, resolvedBy: null, resolvedAt: null };
  return withOwn(
    { ...root, thread },
    {
      thread: {
        replies: before.replies + 1,
        lastReplyAt: reply.createdAt,
        people,
        followed: before.followed || isMine,
        unread: isMine ? 0 : before.unread + 1,
      },
    },
  );
}

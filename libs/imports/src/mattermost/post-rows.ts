import type { ImportLineCode, ImportOutcome, Reaction } from '#contracts';
import type { Id } from '#kernel';
import { replySchema, type FilePost, type FileReaction, type FileReply } from './line-shapes.js';
import { messageId } from './message-id.js';
import { messageText, type MentionedPerson } from './message-text.js';
import { propsText, writtenFor } from './post-props.js';
import { reactionOf } from './reaction-of.js';
import { channelKey, storable } from './read-line.js';

/** One row of the report, and the message that it stands for. Its names are those of the database function that takes it. */
export interface ImportRow {
  readonly line: number;
  readonly part: number;
  readonly outcome: Extract<ImportOutcome, 'imported' | 'skipped' | 'refused'>;
  readonly codes: readonly ImportLineCode[];
  readonly channel: string | null;
  readonly author: string | null;
  readonly reactionsLeft: number;
  /** Null unless imported. */
  readonly message: ImportMessage | null;
}

export interface ImportMessage {
  readonly id: Id;
  readonly threadId: Id | null;
  /** Whether the person whom the author stands for becomes the author; otherwise who imports. */
  readonly attributed: boolean;
  readonly body: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly reactions: readonly { readonly person: Id; readonly reaction: Reaction; readonly at: string }[];
}

/** What the mapping says. */
export interface ImportPlan {
  readonly labelId: number;
  /** Nothing is newer than the beginning of the import. */
  readonly startedAt: Date;
  /** The conversation into which a channel goes; null: it goes nowhere. */
  conversationOf(channel: string): Id | null;
  personOf(username: string): MentionedPerson | null;
  /** Whether this person could have read, and so written, what stands there under the label of the file. */
  readsIn(conversationId: Id, personId: Id): boolean;
  /** As the file calls him. */
  displayNameOf(username: string): string;
}

/** Nothing was said on such a system before. */
const EARLIEST = Date.UTC(1990, 0, 1);

/** Types of posts that people write; the others tell who joined, or what was renamed. */
const WRITTEN: ReadonlySet<string> = new Set(['', 'me', 'slack_attachment']);

/** The rows of one line: its message, and each of its replies. Its time grows with the line. */
export function postRows(line: number, post: FilePost, plan: ImportPlan): ImportRow[] {
  const channel = channelKey(post.team, post.channel);
  const conversationId = plan.conversationOf(channel);
  const place = { line, channel, conversationId };
  const root = row({ ...place, part: 0, root: null }, post, plan);
  const replies = (post.replies ?? []).map((given, index) => {
    const part = index + 1;
    const { data } = replySchema.safeParse(given);
    return data
      ? row({ ...place, part, root }, data, plan)
      : bare({ line, part, channel, author: null }, 'refused', ['SHAPE_WRONG']);
  });
  return [root, ...replies];
}

/** A row without a message. */
export function bare(
  where: Pick<ImportRow, 'line' | 'part' | 'channel' | 'author'>,
  outcome: 'skipped' | 'refused',
  codes: readonly ImportLineCode[],
): ImportRow {
  return { ...where, outcome, codes, reactionsLeft: 0, message: null };
}

interface Place {
  readonly line: number;
  readonly part: number;
  readonly channel: string;
  readonly conversationId: Id | null;
  /** Of a reply: the row of what it answers. */
  readonly root: ImportRow | null;
}

function row(place: Place, said: FileReply, plan: ImportPlan): ImportRow {
  const username = storable(said.user);
  const where = { line: place.line, part: place.part, channel: place.channel, author: username };
  const { conversationId, root } = place;
  if (conversationId === null) return bare(where, 'skipped', ['CHANNEL_LEFT_OUT']);
  if (!WRITTEN.has(said.type ?? '')) return bare(where, 'skipped', ['SYSTEM_MESSAGE']);
  if ((said.delete_at ?? 0) > 0) return bare(where, 'skipped', ['DELETED_THERE']);
  const written = momentOf(said.create_at, plan);
  if (!written) return bare(where, 'refused', ['DATE_WRONG']);

  const substitute = writtenFor(said.props);
  const meant = substitute === null ? plan.personOf(username) : null;
  const person = meant && plan.readsIn(conversationId, meant.id) ? meant : null;
  const text = messageText({
    message: said.message ?? '',
    extra: propsText(said.props),
    attachments: (said.attachments ?? []).flatMap(({ path }) => path ?? []),
    authorText: person ? null : (substitute ?? plan.displayNameOf(username)),
    personOf: (name) => plan.personOf(name),
  });
  if ('refused' in text) return bare(where, 'refused', [text.refused]);

  // An answer lies behind what it answers, whatever the clocks said.
  const rootAt = root?.message ? Date.parse(root.message.createdAt) : null;
  const at = rootAt !== null && written.getTime() <= rootAt ? new Date(rootAt + 1) : written;
  const threadId = root?.message?.id ?? null;
  const reactions = known(said.reactions ?? [], conversationId, at, plan);
  const left = (said.reactions ?? []).length - reactions.length;
  return {
    ...where,
    outcome: 'imported',
    reactionsLeft: left,
    codes: [
      ...text.codes,
      ...(meant && !person ? ['AUTHOR_NO_READER' as const] : []),
      ...(rootAt !== null && written.getTime() < rootAt ? ['DATE_MOVED' as const] : []),
      ...(root && threadId === null ? ['ROOT_LEFT_OUT' as const] : []),
      ...(left > 0 ? ['REACTIONS_LEFT_OUT' as const] : []),
    ],
    message: {
      id: messageId({
        conversationId,
        labelId: plan.labelId,
        threadId,
        username,
        text: said.message ?? '',
        at,
      }),
      threadId,
      attributed: person !== null,
      body: text.body,
      createdAt: at.toISOString(),
      editedAt: editedAt(said, at, plan),
      reactions,
    },
  };
}

/** Null for what cannot be when it was written. */
function momentOf(milliseconds: number, { startedAt }: ImportPlan): Date | null {
  if (!Number.isInteger(milliseconds) || milliseconds < EARLIEST || milliseconds > startedAt.getTime())
    return null;
  return new Date(milliseconds);
}

function editedAt({ edit_at: edited }: FileReply, at: Date, plan: ImportPlan): string | null {
  const moment = typeof edited === 'number' && edited > at.getTime() ? momentOf(edited, plan) : null;
  return moment?.toISOString() ?? null;
}

/** Reactions that we have, of people who are here and read it, each once. */
function known(
  given: readonly FileReaction[],
  conversationId: Id,
  after: Date,
  plan: ImportPlan,
): ImportMessage['reactions'] {
  const found = new Map<string, ImportMessage['reactions'][number]>();
  for (const { user, emoji_name: emoji, create_at: when } of given) {
    const person = plan.personOf(user ?? '');
    const reaction = reactionOf(emoji ?? '');
    if (!person || !reaction || !plan.readsIn(conversationId, person.id)) continue;
    const at = (typeof when === 'number' ? momentOf(when, plan) : null) ?? after;
    found.set(`${person.id} ${reaction}`, { person: person.id, reaction, at: at.toISOString() });
  }
  return [...found.values()];
}

import type { RequestContext } from '#access';
import type { Message } from '#contracts';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';

/**
 * Bits of messaging.message.decorations, one for each kind of thing that can hang on a message. Whoever writes the first
 * one sets the bit in the same transaction: at the insertion of the message, or by messaging.decorate in SQL.
 */
export const MARKS = {
  thread: 1,
  quotes: 2,
  forward: 4,
  reactions: 8,
  pin: 16,
  saved: 32,
  acknowledgement: 64,
  withheld: 128,
  imported: 256,
} as const;

type Own = NonNullable<Message['own']>;

/** What hangs on messages and is the same for each of their readers, but where `framed` says otherwise. */
export type Shown = Pick<
  Message,
  'quotes' | 'forwarded' | 'thread' | 'reactions' | 'pinnedAt' | 'acknowledgement' | 'withheld' | 'importedBy'
>;

/** What one provider says of one message. Parts that it leaves out stay neutral. */
export interface Decoration {
  readonly shown?: Partial<Shown>;
  /** In the frame of a stream, read once for all of its readers, instead of `shown`: never more than the least of them may know. */
  readonly framed?: Partial<Shown>;
  /** The caller's own; left out of frames. */
  readonly own?: Partial<Own>;
}

/** Fills one kind of decoration for a page. */
export interface MessageDecorator {
  /** Bits of `MARKS`: it is asked only about rows that have one of them, and not at all where none has. */
  readonly marks: number;
  /**
   * One statement for all of these rows, which the caller reads. Providers run at the same time on one connection.
   * @param rows never empty.
   */
  decorate(ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>>;
}

/** Injection token of the list of `MessageDecorator`s. */
export const MESSAGE_DECORATORS = Symbol('MESSAGE_DECORATORS');

export const NOTHING_SHOWN: Shown = {
  quotes: [],
  forwarded: null,
  thread: null,
  reactions: [],
  pinnedAt: null,
  acknowledgement: null,
  withheld: null,
  importedBy: null,
};

export const NOTHING_OWN: Own = { reactions: [], savedAt: null, acknowledgement: 'none', thread: null };

import { MAX_QUOTES, MESSAGE_PRIORITIES, type Sending } from '#contracts';

/** What somebody has begun to write in one place. */
export interface DraftText extends Readonly<Sending> {
  /** Markdown source, as it would be sent. */
  readonly body: string;
  /** Null: the default of the place then holds. */
  readonly labelId: string | null;
  /** Ids of the messages that it quotes, in the order of quoting. */
  readonly quotes: readonly string[];
}

export const PLAINLY: Sending = { priority: 'normal', acknowledge: null };

export const EMPTY_DRAFT: DraftText = { body: '', labelId: null, quotes: [], ...PLAINLY };

/** Stands for a label in a draft that came together from texts under different ones: the person has to choose. */
export const UNDECIDED = '';

/** What of a message is a draft again when it comes back. */
export function draftOf({ body, labelId, quotes, priority, acknowledge }: DraftText): DraftText {
  return { body, labelId, quotes, priority, acknowledge };
}

/** Whether there is nothing to keep: a label alone is no draft, nor is how it would be sent. */
export function isEmptyDraft({ body, quotes }: DraftText): boolean {
  return body === '' && quotes.length === 0;
}

export function isSameDraft(a: DraftText, b: DraftText | null): boolean {
  if (b === null || a.body !== b.body || a.quotes.join() !== b.quotes.join()) return false;
  return isEmptyDraft(a) || (a.labelId === b.labelId && isSameSending(a, b));
}

/** Two drafts as one; both labels are given in full. How one of them was to be sent is not lost by their meeting. */
export function mergedAbove(above: DraftText, typed: DraftText): DraftText {
  const hasText = typed.body.trim() !== '';
  const sending = sterner(above, typed);
  if (!hasText && typed.quotes.length === 0) return { ...above, ...sending };
  return {
    ...sending,
    body: hasText ? [above.body, typed.body].filter((text) => text !== '').join('\n\n') : above.body,
    labelId: typed.labelId === above.labelId ? above.labelId : UNDECIDED,
    quotes: [...new Set([...above.quotes, ...typed.quotes])].slice(0, MAX_QUOTES),
  };
}

function isSameSending(a: Sending, b: Sending): boolean {
  if (a.priority !== b.priority || (a.acknowledge === null) !== (b.acknowledge === null)) return false;
  return timeOf(a.acknowledge) === timeOf(b.acknowledge);
}

/** The higher priority, and the acknowledgement that is due first. */
function sterner(a: Sending, b: Sending): Sending {
  const rank = ({ priority }: Sending): number => MESSAGE_PRIORITIES.indexOf(priority);
  const isFirst = b.acknowledge === null || timeOf(a.acknowledge) <= timeOf(b.acknowledge);
  return {
    priority: (rank(a) < rank(b) ? b : a).priority,
    acknowledge: a.acknowledge !== null && isFirst ? a.acknowledge : b.acknowledge,
  };
}

/** When it is due, in milliseconds; what may be done at any time comes after all that has a date. */
function timeOf(acknowledge: Sending['acknowledge']): number {
  return acknowledge?.dueAt ? Date.parse(acknowledge.dueAt) : Infinity;
}

import { MAX_QUOTES } from '#contracts';

/** What somebody has begun to write in one place. */
export interface DraftText {
  /** Markdown source, as it would be sent. */
  readonly body: string;
  /** Null: the default of the place then holds. */
  readonly labelId: string | null;
  /** Ids of the messages that it quotes, in the order of quoting. */
  readonly quotes: readonly string[];
}

export const EMPTY_DRAFT: DraftText = { body: '', labelId: null, quotes: [] };

/** Stands for a label in a draft that came together from texts under different ones: the person has to choose. */
export const UNDECIDED = '';

/** Whether there is nothing to keep: a label alone is no draft. */
export function isEmptyDraft({ body, quotes }: DraftText): boolean {
  return body === '' && quotes.length === 0;
}

export function isSameDraft(a: DraftText, b: DraftText | null): boolean {
  if (b === null || a.body !== b.body || a.quotes.join() !== b.quotes.join()) return false;
  return isEmptyDraft(a) || a.labelId === b.labelId;
}

/** Two drafts as one; both labels are given in full. */
export function mergedAbove(above: DraftText, typed: DraftText): DraftText {
  const hasText = typed.body.trim() !== '';
  if (!hasText && typed.quotes.length === 0) return above;
  return {
    body: hasText ? [above.body, typed.body].filter((text) => text !== '').join('\n\n') : above.body,
    labelId: typed.labelId === above.labelId ? above.labelId : UNDECIDED,
    quotes: [...new Set([...above.quotes, ...typed.quotes])].slice(0, MAX_QUOTES),
  };
}

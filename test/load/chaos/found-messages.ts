import { ask } from './ask.js';
import type { ChaosSite } from './chaos-site.js';
import { numberIn } from './ledger.js';

interface Page {
  readonly items: readonly { readonly body: string }[];
  readonly next: string | null;
}

/** The messages of this run from number `first` on, as a reader finds them, page by page: number → how often. */
export async function foundSince(site: ChaosSite, first: number): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  const token = site.tokens.at(-1) ?? '';
  let before: string | null = null;
  do {
    const path: string = `conversations/${site.conversationId}/messages${before === null ? '' : `?before=${before}`}`;
    const answer = await ask(site.ports, { method: 'GET', path, token, body: null });
    if (answer.status !== 200) throw new Error(`the list afterwards answered ${answer.what}`);
    const page = JSON.parse(answer.text) as Page;
    const numbers = page.items.map(({ body }) => numberIn(body));
    for (const number of numbers)
      if (number !== null && number >= first) found.set(number, (found.get(number) ?? 0) + 1);
    // Ids are made by two nodes at once: a page that holds one older message may be followed by a newer one.
    if (numbers.every((number) => number === null || number < first)) return found;
    before = page.next;
  } while (before !== null);
  return found;
}

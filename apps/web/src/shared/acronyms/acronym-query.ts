import type { Acronyms } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

export type Meaning = Acronyms['items'][number]['meanings'][number];

/** Terms of all texts drawn within this time are asked for together. Milliseconds. */
const TOGETHER_MS = 60;
/** The server's bound for one request. */
const MOST_AT_ONCE = 100;
const KNOWN_FOR_MS = 10 * 60_000;

interface Waiting {
  tell(meanings: Meaning[]): void;
  fail(error: unknown): void;
}

const waiting = new Map<string, Waiting>();

/** What a term means to the reader; empty for most words. */
export function acronymQuery(term: string) {
  return queryOptions({
    queryKey: ['acronyms', term],
    queryFn: () => ask(term),
    staleTime: KNOWN_FOR_MS,
    // A text can be read without: no second try.
    retry: false,
  });
}

function ask(term: string): Promise<Meaning[]> {
  return new Promise((tell, fail) => {
    if (waiting.size === 0) setTimeout(() => void askTogether(), TOGETHER_MS);
    waiting.set(term, { tell, fail });
  });
}

async function askTogether(): Promise<void> {
  const asked = [...waiting];
  waiting.clear();
  for (let from = 0; from < asked.length; from += MOST_AT_ONCE) {
    const batch = asked.slice(from, from + MOST_AT_ONCE);
    try {
      const body = { terms: batch.map(([term]) => term) };
      const { items } = await answer(api.POST('/api/v1/acronyms/lookup', { body }));
      const found = new Map(items.map(({ term, meanings }) => [term, meanings]));
      for (const [term, { tell }] of batch) tell(found.get(term) ?? []);
    } catch (error) {
      for (const [, { fail }] of batch) fail(error);
    }
  }
}

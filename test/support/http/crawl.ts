import type { Id } from '#kernel';
import type { TestApi } from '../site/test-api.js';
import { RouteList } from './route-list.js';
import { shown } from './shown.js';

export interface CrawlOptions {
  readonly token: string;
  /** What the first parameter of an address means, by the word before it, such as `conversations`. */
  readonly ids: Readonly<Record<string, Id>>;
  /** Messages that addresses name in turn. */
  readonly messageIds: readonly [Id, ...Id[]];
  /** Addresses besides those of the router: with queries of their own. */
  readonly more?: readonly string[];
}

/** Routes whose answers move by themselves: when this very session was last seen. */
const MOVES = /\/sessions?$|stream$|\*$/;

/** What every route of the router that reads answers, by its address: a new route is crawled the day it is born. */
export async function crawl(api: TestApi, options: CrawlOptions): Promise<ReadonlyMap<string, string>> {
  const { routes } = api.app.get(RouteList);
  const addresses = routes
    .filter(({ method, url }) => method === 'GET' && !MOVES.test(url))
    .flatMap(({ url }) => addressesOf(url, options))
    .flatMap((address) => [address, `${address}?limit=1`]);
  const answers = new Map<string, string>();
  for (const address of [...addresses, ...(options.more ?? [])])
    answers.set(address, shown(await api.ask('GET', address, { token: options.token })));
  return answers;
}

/** Addresses whose answers differ. */
export function moved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (address) => before.get(address) !== after.get(address),
  );
}

function addressesOf(url: string, { ids, messageIds }: CrawlOptions): string[] {
  const placed = url.replace(
    /([\w-]+)\/:id\b/,
    (_whole, word: string) => `${word}/${ids[word] ?? messageIds[0]}`,
  );
  return /:\w+/.test(placed) ? messageIds.map((id) => placed.replaceAll(/:\w+/g, id)) : [placed];
}

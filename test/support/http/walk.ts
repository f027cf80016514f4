import type { Id } from '#kernel';
import type { TestApi } from '../site/test-api.js';
import { without } from './without.js';
import { RouteList, type ListedRoute } from './route-list.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Most ids that one walk follows. */
const MOST_IDS = 30;

export interface WalkOptions {
  readonly token: string;
  /** Ids to try besides those that the answers themselves name. */
  readonly ids: readonly Id[];
  readonly labelIds: readonly Id[];
}

/**
 * Calls every route of the router with every id that is known or met on the way: reads, writes, reads again, ends.
 * @returns all that was answered, the ids of the requests apart.
 */
export async function walk(api: TestApi, { token, ids, labelIds }: WalkOptions): Promise<string[]> {
  const texts: string[] = [];
  const known = new Set(ids);
  const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await api.ask(method as 'GET', path, body === undefined ? { token } : { token, body });
    const requestId = String(answer.headers['x-request-id']);
    texts.push(JSON.stringify(without(answer.headers, 'x-request-id')), answer.text);
    for (const [id] of answer.text.replaceAll(requestId, '').matchAll(UUID))
      if (known.size < MOST_IDS) known.add(id);
  };
  const step = async (routes: readonly ListedRoute[]): Promise<void> => {
    for (const { method, url } of routes) {
      const named = url.includes(':id');
      for (const id of named ? [...known] : [''])
        for (const [query, body] of requestsFor(method, labelIds, named))
          await ask(method, `${url.replace(':id', id)}${query}`, body);
    }
  };
  const routes = api.app.get(RouteList).routes.filter(({ url }) => !/\/stream$|\*$/.test(url));
  const of = (...methods: string[]) => routes.filter(({ method }) => methods.includes(method));
  await step(of('GET'));
  await step(of('POST', 'PUT', 'PATCH'));
  await step(of('GET', 'HEAD'));
  await step(of('DELETE'));
  return texts;
}

type Request = readonly [query: string, body: unknown];

/** Queries and bodies to try, right ones and wrong ones. */
function requestsFor(method: string, labelIds: readonly Id[], named: boolean): readonly Request[] {
  if (method === 'GET') {
    const queries = named ? ['', '?limit=1'] : ['', '?limit=100', '?limit=1', '?limit=x'];
    return queries.map((query) => [query, undefined]);
  }
  if (method === 'HEAD' || method === 'DELETE') return [['', undefined]];
  const [low, high] = [labelIds.at(0), labelIds.at(4)];
  const messages: Request[] = [low, high].map((labelId) => ['', { body: 'mine', labelId }]);
  if (named) return messages;
  const labels = [{ policy: 'FR', level: 'S', restrictive: ['ALBATROS'] }, { policy: 'FR', level: 'NP' }, {}];
  return labels.map((body) => ['', body]);
}

import type { Id } from '#kernel';
import type { TestApi } from '../site/test-api.js';
import { PLANTED_TERM } from './canaries.js';
import { without } from './without.js';
import { RouteList, type ListedRoute } from './route-list.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Most ids that one walk follows: enough for an entry of a list to be met before what is said about it is asked for. */
const MOST_IDS = 50;
/** Of these, the first that are written to: the caller's own, before those that were met. */
const MOST_WRITTEN = 12;
/** Of these, the first that every kind of request is tried on. */
const MOST_TRIED = 3;
/** Reads that are asked at the same time; what changes something is asked alone. */
const TOGETHER = 4;

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
  const note = (answer: Response): void => {
    const requestId = String(answer.headers['x-request-id']);
    texts.push(JSON.stringify(without(answer.headers, 'x-request-id')), answer.text);
    for (const [id] of answer.text.replaceAll(requestId, '').matchAll(UUID))
      if (known.size < MOST_IDS) known.add(id);
  };
  const ask = async (method: string, requests: readonly Asked[]): Promise<void> => {
    const answers = await Promise.all(
      requests.map(({ path, body }) =>
        api.ask(method as 'GET', path, body === undefined ? { token } : { token, body }),
      ),
    );
    for (const answer of answers) note(answer);
  };
  const step = async (routes: readonly ListedRoute[]): Promise<void> => {
    for (const { method, url } of routes) {
      const named = url.includes(':id');
      const ids = named ? [...known].slice(0, idsFor(method)) : [''];
      const requests = ids.flatMap((id, index) =>
        requestsFor(method, labelIds, named, index < MOST_TRIED).map(([query, body]) => ({
          path: `${addressed(url, id)}${query}`,
          body,
        })),
      );
      const together = isRead(method) ? TOGETHER : 1;
      for (let at = 0; at < requests.length; at += together)
        await ask(method, requests.slice(at, at + together));
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

type Response = Awaited<ReturnType<TestApi['ask']>>;

interface Asked {
  readonly path: string;
  readonly body: unknown;
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Every known id is read; writing to each of them would take minutes. */
function idsFor(method: string): number {
  return method === 'GET' ? MOST_IDS : MOST_WRITTEN;
}

/** The id in every place that names something: what one list shows, another route must not open further. */
function addressed(url: string, id: string): string {
  return url.replaceAll(/:\w*[iI]d\b/g, id);
}

type Request = readonly [query: string, body: unknown];

/** Queries and bodies to try, right ones and wrong ones. */
function requestsFor(
  method: string,
  labelIds: readonly Id[],
  named: boolean,
  everything: boolean,
): readonly Request[] {
  if (method === 'GET') {
    const queries = named
      ? everything
        ? ['', '?limit=1']
        : ['']
      : ['', '?limit=100', '?limit=1', '?limit=x'];
    return queries.map((query) => [query, undefined]);
  }
  if (method === 'HEAD' || method === 'DELETE') return [['', undefined]];
  const [low, high] = [labelIds.at(0), labelIds.at(4)];
  const messages: Request[] = [low, high].map((labelId) => ['', { body: 'mine', labelId }]);
  const acts: Request[] = [
    {},
    { labelId: high },
    { conditions: null },
    { accept: true },
    { role: 'member' },
  ].map((body) => ['', body]);
  if (named) return everything ? [...messages, ...acts] : messages;
  const labels = [{ policy: 'FR', level: 'S', restrictive: ['ALBATROS'] }, { policy: 'FR', level: 'NP' }, {}];
  const space = { kind: 'community', name: 'mine', visibility: 'open' };
  const spaces = [low, high].map((label) => ({
    ...space,
    entryLabelId: label,
    defaultLabelId: label,
    ceilingLabelId: label,
  }));
  const terms = { terms: [PLANTED_TERM] };
  return [...labels, ...spaces, terms].map((body) => ['', body]);
}

import createClient, { type Middleware } from 'openapi-fetch';
import { asksByItself } from '../access/hands.js';
import { noteAct } from '../access/last-act.js';
import { ApiError } from './api-error.js';
import type { paths } from './schema.js';

/** Open to everybody: the server does not look whose request it is. */
const NOT_AN_ACT = '/api/v1/site';

/** Who asks for something on the side, such as to say that somebody is writing, may set it too. */
export const BACKGROUND = 'X-Ruche-Background';

const sentAt = new WeakMap<Request, number>();

/** The server refuses a change that lacks this header: another site's page cannot send it. */
const markChanges: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-Ruche-Request', '1');
    // What nobody asked for does not keep the session open: the server does not count it, nor does this page.
    if (asksByItself() || request.headers.has(BACKGROUND)) request.headers.set(BACKGROUND, '1');
    else sentAt.set(request, Date.now());
    return request;
  },
  onResponse({ request, response }) {
    const at = sentAt.get(request);
    if (response.ok && at !== undefined && !request.url.endsWith(NOT_AN_ACT)) noteAct(at);
  },
  onError() {
    return ApiError.unreachable();
  },
};

export const api = createClient<paths>({ credentials: 'same-origin', cache: 'no-store' });
api.use(markChanges);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body, or an ApiError thrown. */
export async function answer<T>(request: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await request;
  if (!response.ok) throw ApiError.from(response, error);
  // An answer without a body (204) is `undefined`, and T says so.
  return data as T;
}

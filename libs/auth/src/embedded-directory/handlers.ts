import ldapjs from 'ldapjs';
import type { DemoStore, Scope } from './demo-store.js';
import type { SearchFilterTap } from './search-filter-tap.js';
import type { TreeEntry } from './people-tree.js';
import { selectAttributes } from './select-attributes.js';

interface BindRequest {
  readonly name: { toString(): string };
  readonly credentials: string;
  readonly connection: object;
}

interface SearchRequest {
  readonly baseObject: { toString(): string };
  readonly messageId: number;
  readonly scopeName: string;
  readonly attributes: readonly string[];
  /** 0 is no limit. */
  readonly sizeLimit: number;
  readonly connection: object;
}

interface Response {
  end(status?: number): void;
  send(entry: unknown): void;
  createSearchEntry(parts: { objectName: string; attributes: unknown[] }): unknown;
}

type Next = (error?: unknown) => void;

const SCOPES: Readonly<Record<string, Scope>> = { base: 'base', single: 'one', subtree: 'sub' };
const SIZE_LIMIT_EXCEEDED = 4;

/** `next` is for errors alone: after a bind, ldapjs would read the name a second time, as something else. */
export function handleBind(store: DemoStore, readers: WeakSet<object>) {
  return (request: BindRequest, response: Response, next: Next): void => {
    // Nobody while the bind runs, and nobody when it fails (RFC 4511 4.2.1).
    readers.delete(request.connection);
    // A name without a password is an anonymous bind that looks like a sign-in (RFC 4513 5.1.2).
    if (request.credentials === '') {
      next(new ldapjs.UnwillingToPerformError());
      return;
    }
    store.bind(request.name.toString(), request.credentials).then((who) => {
      if (who === 'service') readers.add(request.connection);
      if (who === null) next(new ldapjs.InvalidCredentialsError());
      else response.end();
    }, next);
  };
}

/** Only the service account searches: neither people nor strangers. */
export function handleSearch(
  store: DemoStore,
  readers: WeakSet<object>,
  taps: WeakMap<object, SearchFilterTap>,
) {
  return (request: SearchRequest, response: Response, next: Next): void => {
    const filter = taps.get(request.connection)?.take(request.messageId) ?? null;
    const scope = SCOPES[request.scopeName];
    if (!readers.has(request.connection)) next(new ldapjs.InsufficientAccessRightsError());
    else if (!scope || !filter) next(new ldapjs.ProtocolError());
    else answer(request, response, next, store.search(request.baseObject.toString(), scope, filter));
  };
}

function answer(request: SearchRequest, response: Response, next: Next, found: TreeEntry[] | null): void {
  if (!found) {
    next(new ldapjs.NoSuchObjectError());
    return;
  }
  const limit = request.sizeLimit > 0 ? request.sizeLimit : found.length;
  for (const entry of found.slice(0, limit)) {
    const attributes = selectAttributes(entry, request.attributes).map((part) => new ldapjs.Attribute(part));
    response.send(response.createSearchEntry({ objectName: entry.dn, attributes }));
  }
  response.end(found.length > limit ? SIZE_LIMIT_EXCEEDED : 0);
}

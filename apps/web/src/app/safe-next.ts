const HERE = 'http://here.invalid';
const OUTSIDE: ReadonlySet<string> = new Set(['/sign-in', '/locked']);

/** The page to show after sign-in: a path of this site, never another site's address. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  const url = new URL(next, HERE);
  // "//host" and "/\host" are addresses of another site to a browser.
  if (url.origin !== HERE || OUTSIDE.has(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}

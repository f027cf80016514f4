import type { Everybody } from '#contracts';

export type LinkTarget =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'all'; readonly who: Everybody }
  | { readonly kind: 'inside'; readonly href: string; readonly isMessage: boolean }
  | { readonly kind: 'outside'; readonly address: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PERSON = new RegExp(`^ruche:person/(${UUID})$`);
const MESSAGE = new RegExp(`^/messages/${UUID}$`);
const OUTSIDE = new Set(['http:', 'https:', 'mailto:', 'ftp:']);

/** What a link of a message leads to; null when it is no address at all, or one that could run something. */
export function linkTarget(href: string, origin: string): LinkTarget | null {
  const personId = PERSON.exec(href)?.[1];
  if (personId !== undefined) return { kind: 'person', personId };
  if (href === 'ruche:space') return { kind: 'all', who: 'space' };
  if (href === 'ruche:here') return { kind: 'all', who: 'here' };
  const isPath = href.startsWith('/') && !href.startsWith('//');
  const url = URL.parse(href, isPath ? origin : undefined);
  if (url === null) return null;
  if (url.origin === origin)
    return {
      kind: 'inside',
      href: `${url.pathname}${url.search}${url.hash}`,
      isMessage: MESSAGE.test(url.pathname) && (url.searchParams.has('m') || url.searchParams.has('topic')),
    };
  return OUTSIDE.has(url.protocol) ? { kind: 'outside', address: href } : null;
}

import type { Settings } from '#config';

/**
 * Name of the session cookie. `__Host-` binds it to this very host over TLS; browsers refuse that prefix on plain
 * http, which only the demo on loopback speaks.
 */
export function sessionCookieName(settings: Settings): string {
  return isSecure(settings) ? '__Host-ruche' : 'ruche';
}

export function isSecure(settings: Settings): boolean {
  return settings.http.publicOrigin.startsWith('https://');
}

/** No Max-Age: the browser forgets it when it closes; the server decides when it ends. */
export function sessionCookieOptions(settings: Settings) {
  return { path: '/', httpOnly: true, secure: isSecure(settings), sameSite: 'strict' } as const;
}

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

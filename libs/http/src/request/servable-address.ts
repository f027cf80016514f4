/** Longest single parameter of an address, in characters. */
export const MAX_PARAM_LENGTH = 200;

/** Under the interface, so that it is answered as a problem; no route will ever have it. */
const NOWHERE = '/api/unservable';

/**
 * The address, or one that does not exist when it cannot be decoded or has too long a part: the router would answer
 * such an address by itself, before any hook, without our headers and without a record.
 */
export function servableAddress(url: string): string {
  const [path = ''] = url.split('?');
  if (path.split('/').some((part) => part.length > MAX_PARAM_LENGTH)) return NOWHERE;
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return NOWHERE;
  }
}

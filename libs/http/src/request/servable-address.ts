/** Under the interface, so that it is answered as a problem; no route will ever have it. */
const NOWHERE = '/api/undecodable';

/**
 * The address, or one that does not exist when it cannot be decoded: the router would answer such an address by
 * itself, before any hook, without our headers and without a record.
 */
export function servableAddress(url: string): string {
  const [path = ''] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return NOWHERE;
  }
}

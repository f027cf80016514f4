/** The code of a system error, such as ENOENT. Not by `instanceof`: errors of Node cross realms in tests. */
export function systemCode(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

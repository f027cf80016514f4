/**
 * Tells why this process does not start, and ends it with 1. Ended by hand: connections that were opened before the
 * refusal would keep it alive for ten minutes, and who watches over it would take it for running.
 */
export function endWithError(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`, () => process.exit(1));
}

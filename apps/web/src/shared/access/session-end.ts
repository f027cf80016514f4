type Cleanup = () => void;
const cleanups = new Set<Cleanup>();

/** Whoever holds content in memory outside the query cache says here how to forget it. */
export function onSessionEnd(cleanup: Cleanup): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

export function forgetContent(): void {
  for (const cleanup of cleanups) cleanup();
}

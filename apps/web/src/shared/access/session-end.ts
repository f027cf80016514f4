type Cleanup = () => void;
type Settle = () => Promise<unknown>;
const cleanups = new Set<Cleanup>();
const settlers = new Set<Settle>();

/** The screen empties by then, whatever the network does. */
const LONGEST_WAIT_MS = 2_000;

/** Whoever holds content in memory outside the query cache says here how to forget it. */
export function onSessionEnd(cleanup: Cleanup): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Whoever holds what the server lacks says here how to save it while the session is still open. */
export function beforeSessionEnd(settle: Settle): () => void {
  settlers.add(settle);
  return () => settlers.delete(settle);
}

export function forgetContent(): void {
  for (const cleanup of cleanups) cleanup();
}

/** Never throws: what cannot be saved in time does not keep a session open. */
export async function settleContent(): Promise<void> {
  const all = Promise.allSettled([...settlers].map((settle) => settle()));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}

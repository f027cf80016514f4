import { useEffect, useState } from 'react';

/** Looks at the log in a row before somebody is asked whether to go on: each looks at 20,000 records at most. */
const STEPS = 20;

interface Query {
  readonly pages: readonly { readonly items: readonly unknown[] }[];
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  fetchNextPage(): Promise<unknown>;
}

/**
 * A question that is answered by few records is looked for step by step, until the first one is found, the log is at its
 * end, or somebody stops it.
 * @param key of the question; another one begins anew
 */
export function useSearchingOn(
  key: string,
  { pages, hasNextPage, isFetching, isError, fetchNextPage }: Query,
) {
  const [run, setRun] = useState({ key, until: STEPS });
  const until = run.key === key ? run.until : STEPS;
  const foundNothing = pages.at(-1)?.items.length === 0;
  const isRunning = hasNextPage && foundNothing && !isError && pages.length < until;
  useEffect(() => {
    if (isRunning && !isFetching) void fetchNextPage();
  }, [isRunning, isFetching, fetchNextPage]);
  return {
    isRunning,
    /** The last step found nothing, and nobody looks further by himself. */
    waits: hasNextPage && foundNothing && !isRunning,
    goOn: () => {
      setRun({ key, until: pages.length + STEPS });
      if (!isFetching) void fetchNextPage();
    },
    stop: () => setRun({ key, until: 0 }),
  };
}

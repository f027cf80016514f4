/** What the load process is asked to do. */
export type Job =
  | {
      readonly kind: 'requests';
      readonly port: number;
      /** Connection n sends the nth, the (n + connections)th … of these, and begins again. */
      readonly requests: readonly string[];
      readonly connections: number;
      readonly seconds: number;
      readonly expect: number;
    }
  | {
      readonly kind: 'fan-out';
      readonly port: number;
      /** One request for each stream of server-sent events, or how many clients of socket.io. */
      readonly streams: readonly string[] | number;
      readonly post: string;
      readonly posts: number;
    };

/** Latencies in milliseconds. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

export type JobAnswer = { readonly sample: Sample } | { readonly error: string };

export function sampleOf(latencies: number[], seconds: number): Sample {
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? NaN;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), count: latencies.length };
}

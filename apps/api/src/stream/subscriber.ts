import type { RequestContext } from '#access';
import type { EventStream } from '#http';

/** One open stream and what is known of its reader. */
export interface Subscriber {
  readonly stream: EventStream;
  /** Raw session token: each delivery is read as one of its readers. */
  readonly token: string;
  /** As it was at the last look: for abilities only, rights are judged afresh for each event. */
  ctx: RequestContext;
  /** Everything up to this position was delivered or was not for this reader. */
  position: bigint;
  /** Digest of the reader's rights at the last look; null before the first. */
  rights: string | null;
}

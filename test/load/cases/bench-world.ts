import type { BenchSite } from '../site/bench-site.js';
import type { MessageLabel, PlantedLabel } from '../site/plant-labels.js';
import type { BenchOptions } from '../bench-options.js';
import type { LoadClient } from '../client/load-client.js';

/** Everything that a case needs to ask both servers. */
export interface BenchWorld {
  readonly options: BenchOptions;
  readonly site: BenchSite;
  readonly load: LoadClient;
  readonly labels: Readonly<Record<MessageLabel, PlantedLabel>>;
  readonly realPort: number;
  /** Process id of the real api. */
  readonly realPid: number;
  readonly barePort: number;
  readonly bareFanOutPort: number;
  /** Raw tokens. */
  readonly sessions: {
    /** Member of every space, cleared for everything. */
    readonly wide: string;
    /** Member of one space. */
    readonly narrowBySpace: string;
    /** Cleared for the lowest level only. */
    readonly narrowByLabel: string;
    /** Members of the first spaces, each with his own session. */
    readonly crowd: readonly string[];
  };
  readonly conversations: {
    /** All rows but one in 10,000 above the lowest level. */
    readonly deep: readonly string[];
    readonly unrecorded: readonly string[];
    readonly recorded: readonly string[];
    readonly mixed: readonly string[];
  };
  /** uid and password of people of the demo directory. */
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
}

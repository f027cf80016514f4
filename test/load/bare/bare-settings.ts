/** What the bare servers are told, as JSON in the environment. */
export interface BareSettings {
  readonly port: number;
  readonly fanOutPort: number;
  readonly poolSize: number;
  readonly database: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
  };
  readonly directory: {
    readonly url: string;
    readonly bindDn: string;
    readonly password: string;
    readonly peopleBase: string;
  };
  /** Written by every bare POST: there is nobody and nothing to choose it. */
  readonly labelId: number;
}

export function bareSettings(): BareSettings {
  return JSON.parse(process.env['BENCH_BARE'] ?? '') as BareSettings;
}

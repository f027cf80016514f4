/** What a run is made of; every number can be changed by the environment, for short trials. */
export interface BenchOptions {
  readonly messages: number;
  readonly people: number;
  /** Messages of the file that is imported. */
  readonly imported: number;
  /** Records of the audit log that is verified. */
  readonly auditRecords: number;
  /** Records of the audit log that is asked. */
  readonly timelineRecords: number;
  /** How long records are sealed as they come. */
  readonly sealingSeconds: number;
  readonly spaces: number;
  readonly rounds: number;
  /** Of a case with a budget. */
  readonly roundSeconds: number;
  /** Of a case that is only reported. */
  readonly sideRoundSeconds: number;
  readonly connections: number;
  readonly fanOutPosts: number;
  readonly idleSeconds: number;
  readonly coldStarts: number;
  /** Part of the name of the cases to run; empty runs all. */
  readonly only: string;
  /** Part of the name of the faults to run; empty runs all. */
  readonly chaosOnly: string;
  /** Folder for CPU profiles of the api; null takes none. */
  readonly profileFolder: string | null;
  /** SQL that is run on the planted database first, to try a change of the schema; null leaves it as migrated. */
  readonly trialSqlFile: string | null;
}

export function readOptions(env: NodeJS.ProcessEnv): BenchOptions {
  const number = (name: string, otherwise: number): number => {
    const text = env[name];
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (!(value > 0)) throw new Error(`${name}=${text} is not a number above 0`);
    return value;
  };
  return {
    messages: number('BENCH_MESSAGES', 1_000_000),
    people: number('BENCH_PEOPLE', 2_000),
    imported: number('BENCH_IMPORTED', 200_000),
    auditRecords: number('BENCH_AUDIT_RECORDS', 2_000_000),
    timelineRecords: number('BENCH_AUDIT_RECORDS', 10_000_000),
    sealingSeconds: number('BENCH_SEALING_SECONDS', 60),
    spaces: number('BENCH_SPACES', 200),
    rounds: number('BENCH_ROUNDS', 5),
    roundSeconds: number('BENCH_SECONDS', 10),
    sideRoundSeconds: number('BENCH_SIDE_SECONDS', 3),
    connections: number('BENCH_CONNECTIONS', 16),
    fanOutPosts: number('BENCH_FAN_OUT_POSTS', 30),
    idleSeconds: number('BENCH_IDLE_SECONDS', 30),
    coldStarts: number('BENCH_COLD_STARTS', 5),
    only: env['BENCH_ONLY'] ?? '',
    chaosOnly: env['BENCH_CHAOS'] ?? '',
    profileFolder: env['BENCH_PROFILE'] ?? null,
    trialSqlFile: env['BENCH_TRIAL_SQL'] ?? null,
  };
}

import { Injectable } from '@nestjs/common';
import { DirectoryPort } from '#auth';
import { RelayPool } from '#database';

/** A probe that takes longer than this is a failure. Milliseconds. */
const PROBE_MS = 2_000;
/** Anybody may ask, so the database and the directory are asked at most this often. Milliseconds. */
const FRESH_MS = 1_000;

export interface Readiness {
  readonly database: boolean;
  readonly directory: boolean;
}

/** Whether what the process needs answers at this moment. */
@Injectable()
export class ReadinessProbe {
  private last: { readonly at: number; readonly answer: Promise<Readiness> } | null = null;

  constructor(
    private readonly directory: DirectoryPort,
    private readonly pool: RelayPool,
  ) {}

  look(): Promise<Readiness> {
    const now = performance.now();
    if (!this.last || now - this.last.at > FRESH_MS) this.last = { at: now, answer: this.probe() };
    return this.last.answer;
  }

  private async probe(): Promise<Readiness> {
    const [database, directory] = await Promise.all([
      answers(this.pool.query('SELECT 1')),
      answers(this.directory.ping()),
    ]);
    return { database, directory };
  }
}

async function answers(probe: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => {
    resolve(false);
  }, PROBE_MS);
  const answered = probe.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => {
    clearTimeout(timer);
  });
}

import type { AnchorRunner } from './anchor-runner.js';

/** How long the last batches may take at the end, in milliseconds. */
const LAST_BATCHES_MS = 5_000;

/** All anchors of a site, each at its own pace: one that is away holds up no other, and none holds up the sealing. */
export class AnchorCrew {
  private shift: { readonly stop: AbortController; readonly hurry: AbortController } | null = null;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly runners: readonly AnchorRunner[]) {}

  /** Does nothing when they run already. */
  start(): void {
    if (this.shift) return;
    const shift = { stop: new AbortController(), hurry: new AbortController() };
    this.shift = shift;
    const run = (runner: AnchorRunner): Promise<void> => runner.run(shift.stop.signal, shift.hurry.signal);
    this.running = this.running.then(() => Promise.all(this.runners.map(run)));
  }

  /** Somebody else may seal from here on, and bring what he seals: nothing more is begun, until the next start. */
  pause(): void {
    this.shift?.stop.abort();
    this.shift?.hurry.abort();
    this.shift = null;
  }

  /** Lets each bring what is sealed, within a few seconds. */
  async stop(): Promise<void> {
    const { shift } = this;
    shift?.stop.abort();
    const late = setTimeout(() => shift?.hurry.abort(), LAST_BATCHES_MS);
    await this.running;
    clearTimeout(late);
  }
}

import type { AuditEventName } from '#contracts';

/** Reads below the recorded level, counted in this process between two records. */
export class ReadCounter {
  private counts = new Map<AuditEventName, number>();

  add(event: AuditEventName, times = 1): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + times);
  }

  isEmpty(): boolean {
    return this.counts.size === 0;
  }

  /** What was counted since the last call; the counter starts again from nothing. */
  take(): Readonly<Record<string, number>> {
    const taken = Object.fromEntries(this.counts);
    this.counts = new Map();
    return taken;
  }

  /** Gives back what could not be written. */
  giveBack(counts: Readonly<Record<string, number>>): void {
    for (const [event, times] of Object.entries(counts)) this.add(event as AuditEventName, times);
  }
}

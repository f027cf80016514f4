/** Before the server counts the time as over: a request that saves the draft must still get through. */
const LOCK_EARLY_MS = 4_000;
const LONGEST_WARNING_MS = 60_000;
const RENEW_AFTER_MS = 60_000;
/** In the last minute a renewal that failed is tried again sooner. */
const RENEW_AGAIN_MS = 5_000;

/** Moments in milliseconds since the epoch. */
export interface LastAct {
  /** The server counts from here or later … */
  readonly earliest: number;
  /** … and not from later than this. */
  readonly latest: number;
}

/** When the screen locks, when it says so before, and when the server is told that somebody is there. */
export class IdleClock {
  private readonly idleMs: number;
  private readonly warningMs: number;
  private toldAt = 0;

  constructor(idleMinutes: number) {
    this.idleMs = idleMinutes * 60_000 - LOCK_EARLY_MS;
    this.warningMs = Math.min(LONGEST_WARNING_MS, this.idleMs / 4);
  }

  isOver(now: number, { earliest }: LastAct): boolean {
    return now >= earliest + this.idleMs;
  }

  /** Whole seconds until the screen locks; null while that is far. */
  secondsLeft(now: number, { earliest }: LastAct): number | null {
    const left = earliest + this.idleMs - now;
    return left > this.warningMs ? null : Math.max(0, Math.ceil(left / 1000));
  }

  /** Whether an act of the person at this moment is to be told to the server; says yes at most once a minute. */
  shouldTell(now: number, act: LastAct): boolean {
    if (this.isOver(now, act)) return false;
    const isUrgent = this.secondsLeft(now, act) !== null;
    if (!isUrgent && now - act.latest < RENEW_AFTER_MS) return false;
    if (now - this.toldAt < (isUrgent ? RENEW_AGAIN_MS : RENEW_AFTER_MS)) return false;
    this.toldAt = now;
    return true;
  }
}

/** Moments at which a message may be sent later. */
export type LaterPreset = 'tonight' | 'tomorrow' | 'monday';

export interface LaterTime {
  readonly preset: LaterPreset;
  readonly at: Date;
}

interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const EVENING = 18;
const MORNING = 8;
/** What is to come sooner is sent at once. */
const LEAST_AHEAD_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** This evening while it is ahead, tomorrow morning, Monday morning where that is another day. */
export function laterTimes(now: Date, timeZone: string): LaterTime[] {
  const today = dayIn(now, timeZone);
  // Noon of the day as a date of its own, where days can be counted without clock changes.
  const noon = new Date(Date.UTC(today.year, today.month - 1, today.day, 12));
  const after = (days: number): Day => {
    const date = new Date(noon.getTime() + days * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  };
  const toMonday = (8 - noon.getUTCDay()) % 7 || 7;
  const times: LaterTime[] = [
    { preset: 'tonight', at: momentOf(today, EVENING, timeZone) },
    { preset: 'tomorrow', at: momentOf(after(1), MORNING, timeZone) },
  ];
  if (toMonday > 1) times.push({ preset: 'monday', at: momentOf(after(toMonday), MORNING, timeZone) });
  return times.filter(({ at }) => at.getTime() - now.getTime() >= LEAST_AHEAD_MS);
}

/** What a field of type `datetime-local` holds, as a moment; null when it holds none. */
export function momentOfInput(value: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return momentOf({ year, month, day }, hour, timeZone, minute);
}

/** A moment as a field of type `datetime-local` holds it. */
export function inputOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 16);
}

/** A time on the clocks of the zone. One that they skip is the hour after, one that they show twice the first. */
function momentOf({ year, month, day }: Day, hour: number, timeZone: string, minute = 0): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const guess = new Date(asUtc - offsetMs(new Date(asUtc), timeZone));
  return new Date(asUtc - offsetMs(guess, timeZone));
}

function dayIn(at: Date, timeZone: string): Day {
  const [year = 0, month = 0, day = 0] = inputOf(at, timeZone).slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** How far the clocks of the zone are ahead of UTC at that moment. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

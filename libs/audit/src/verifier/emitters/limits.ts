/** What was in flight when an emitter crashed, or when the log was exported, is this much older than its last record. */
export const IN_FLIGHT_MS = 15_000;
/**
 * A transaction of which its writer does not know whether it stands stays open in his books for some seconds more. What
 * is missing for that long may be that, or may have been taken away.
 */
export const IN_DOUBT_MS = 60_000;
/**
 * An emitter that is alive writes twice a minute; the sequencer closes who was silent for 90 s, within half a minute.
 * Who is silent for longer before the end of the log, and was not closed, had his last records taken away.
 */
export const SILENT_MS = 150_000;
/** The sequencer makes a checkpoint at least each minute. A longer pause: it begins to listen anew. */
export const LONGEST_PAUSE_MS = 75_000;
/** An emitter that can write nothing for 75 s begins anew under another id. */
export const LONGEST_OUTAGE_MS = 90_000;
export const MOST_IN_EPOCH = 1000;
/** Records of one emitter that wait in memory for a lower number. */
export const MOST_WAITING = 65_536;
/** Gaps of one emitter that are remembered until the end. */
export const MOST_GAPS = 10_000;
/** Numbers of one emitter without a record that are remembered after the order went past them. */
export const MOST_EXCUSED = 200_000;

/** A crash, or an export in the middle of work, leaves at most what was in flight: this long before the last record. */
export const IN_FLIGHT_MS = 15_000;
/** An emitter writes at least once in 60 s; one that is silent for longer before the end of the log has no tail. */
export const SILENT_MS = 90_000;
export const MOST_IN_EPOCH = 1000;
/** Records of one emitter that wait in memory for a lower number. */
export const MOST_WAITING = 65_536;
/** Gaps of one emitter that are remembered until the end. */
export const MOST_GAPS = 10_000;
/** Numbers of one emitter without a record that are remembered after the order went past them. */
export const MOST_EXCUSED = 200_000;

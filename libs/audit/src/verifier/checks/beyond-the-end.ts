import { TILE_WIDTH } from '../../tree/tile-path.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';

/** Entries or leaves after the newest checkpoint: its successors were taken away. */
export function checkBeyondTheEnd(directory: LogDirectory, size: number, findings: Findings): void {
  const n = Math.floor(size / TILE_WIDTH);
  const width = size % TILE_WIDTH;
  for (const level of ['entries', 0] as const) {
    const isLonger = directory.widths(level, n).some((other) => other > width);
    const hasNext = directory.widths(level, n + 1).length > 0;
    if (!isLonger && !hasNext) continue;
    findings.tampered(
      size,
      `there are ${level === 0 ? 'leaves' : 'entries'} after the ${size} of the newest checkpoint: later checkpoints were taken away`,
      0,
    );
  }
}

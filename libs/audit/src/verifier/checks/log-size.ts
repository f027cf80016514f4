import { TILE_WIDTH } from '../../tree/tile-path.js';
import type { HeldCheckpoints } from '../directory/held-checkpoints.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';

/** How many entries the log has, by its newest checkpoint; without one, as many as lie there. */
export function logSize(
  directory: LogDirectory,
  { newest, latest }: HeldCheckpoints,
  findings: Findings,
): number {
  if (!newest) {
    findings.incomplete('there is no checkpoint: nothing says what the log should be');
    return countEntries(directory);
  }
  if (!latest) {
    findings.tampered(null, 'the file checkpoint is missing');
  } else if (latest.size !== newest.size) {
    findings.tampered(
      latest.size,
      `the file checkpoint has ${latest.size} entries, but ${newest.name} is newer`,
    );
  }
  return newest.size;
}

function countEntries(directory: LogDirectory): number {
  let n = 0;
  while (directory.widths('entries', n).includes(TILE_WIDTH)) n++;
  return n * TILE_WIDTH + Math.max(0, ...directory.widths('entries', n));
}

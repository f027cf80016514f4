import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';

/** Room for the clusters of two test files at a time, with what they plant. */
const ENOUGH_BYTES = 4_000_000_000;

/** Gives a test run the folder of its database clusters: test/support/site/prepared-cluster.ts fills it. */
export default function makeClustersFolder() {
  process.env.RUCHE_TEST_CLUSTERS = mkdtempSync(join(scratchRoot(), 'ruche-clusters-'));
}

/** In memory where there is room: making and copying databases there takes a fifth of the time of a disk. */
function scratchRoot() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

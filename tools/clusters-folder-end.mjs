import { rmSync } from 'node:fs';

/** Removes the clusters of the run, also of test files that ended before they stopped theirs. */
export default function removeClustersFolder() {
  rmSync(process.env.TEST_CLUSTERS_FOLDER, { recursive: true, force: true });
}

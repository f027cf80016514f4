import { rmSync } from 'node:fs';

/** Removes the clusters of the run, also of test files that ended before they stopped theirs. */
export default function removeClustersFolder() {
  rmSync(process.env.RUCHE_TEST_CLUSTERS, { recursive: true, force: true });
}

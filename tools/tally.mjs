/** Characters of a failure that are told again. */
const MOST_OF_A_FAILURE = 2_000;

/** Adds up a run. A step (build, format, lint, types) counts only when it fails. Speaks on stderr. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  skippedWithoutCorpus = 0;
  #failures = [];

  step(name, action) {
    const begin = performance.now();
    const passed = action();
    this.say(`${name}: ${passed ? 'ok' : 'FAILED'} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
    if (passed) return;
    this.failed += 1;
    this.#failures.push(name);
  }

  /** @param skipMeansFailure so that a machine which lacks a part cannot pass by skipping what needs it. */
  tests(kind, { passed, failed, skipped, failures, slowest }, skipMeansFailure) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped.length;
    this.#failures.push(...failures.map((failure) => `${kind}: ${failure}`));
    if (kind !== 'corpus') this.skippedWithoutCorpus += skipped.length;
    this.say(`${kind}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
    for (const { file, seconds } of slowest) this.say(`  ${seconds.toFixed(1).padStart(5)} s ${file}`);
    for (const name of skipped) this.say(`  skipped: ${name}`);
    if (!skipMeansFailure || skipped.length === 0) return;
    this.failed += 1;
    this.#failures.push(`${kind}: the skipped tests count as one failure here (CI=true)`);
  }

  say(line) {
    process.stderr.write(`${line}\n`);
  }

  /** What failed, told again: a run prints much. Then its last line, alone on stdout, and the exit code. */
  finish() {
    for (const failure of this.#failures) this.say(`FAILED ${failure.slice(0, MOST_OF_A_FAILURE)}\n`);
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

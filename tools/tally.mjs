/** Adds up a run. A step (build, format, lint, types) counts only when it fails. Speaks on stderr. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  skippedWithoutCorpus = 0;

  step(name, action) {
    const begin = performance.now();
    const passed = action();
    this.say(`${name}: ${passed ? 'ok' : 'FAILED'} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
    if (!passed) this.failed += 1;
  }

  /** @param skipMeansFailure so that a machine which lacks a part cannot pass by skipping what needs it. */
  tests(kind, { passed, failed, skipped }, skipMeansFailure) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped.length;
    if (kind !== 'corpus') this.skippedWithoutCorpus += skipped.length;
    this.say(`${kind}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
    for (const name of skipped) this.say(`  skipped: ${name}`);
    if (!skipMeansFailure || skipped.length === 0) return;
    this.say(`  The skipped tests of ${kind} count as one failure here (CI=true).`);
    this.failed += 1;
  }

  say(line) {
    process.stderr.write(`${line}\n`);
  }

  /** The last line of the run, alone on stdout, and the exit code. */
  finish() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

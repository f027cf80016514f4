import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The audit events that the databases of a run's tests held, put together from what each of them tells. */
export class SeenEvents {
  folder = mkdtempSync(join(tmpdir(), 'ruche-events-'));

  /** For the tests. */
  get env() {
    return { TEST_SEEN_EVENTS: this.folder };
  }

  /**
   * @param catalogue every event that there is.
   * @param say takes what is wrong, as a line.
   * @returns whether just these were seen.
   */
  equal(catalogue, say) {
    const files = readdirSync(this.folder).map((name) => readFileSync(join(this.folder, name), 'utf8'));
    rmSync(this.folder, { recursive: true });
    const seen = new Set(files.flatMap((text) => text.split('\n')).filter((event) => event !== ''));
    const never = catalogue.filter((event) => !seen.has(event));
    const unknown = [...seen].filter((event) => !catalogue.includes(event));
    if (never.length > 0) say(`Audit events that no test brings about: ${never.join(', ')}`);
    if (unknown.length > 0) say(`Audit events that the catalogue does not know: ${unknown.join(', ')}`);
    return never.length === 0 && unknown.length === 0;
  }
}

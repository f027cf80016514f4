import { Emitter, insertion, readAuditorKey } from '#audit';
import { newId, SystemClock } from '#kernel';
import { testSettings } from '../site/test-settings.js';
import type { TestSite } from '../site/test-site.js';

/** Writes records as a process would that has much to tell. */
export class ManyRecords {
  private readonly emitter: Emitter;

  constructor(private readonly site: TestSite) {
    const { auditorKeyFile } = testSettings(site).audit;
    this.emitter = new Emitter(new SystemClock(), readAuditorKey(auditorKeyFile));
  }

  /** @returns their ids. @param facts of each. */
  async write(count: number, facts: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const actor = { actor: null, sessionId: null, workingLevel: null, sourceAddress: '192.0.2.7' };
    const rows = Array.from({ length: count }, () =>
      this.emitter.row({ ...actor, correlationId: newId() }, { event: 'stream.opened', facts }, null),
    );
    const { text, values } = insertion(rows);
    await this.site.admin.query(text, [...values]);
    return rows.map(({ id }) => id);
  }
}

import {
  Emitter,
  CheckpointFile,
  OwnRecords,
  readAuditorKey,
  Sequencer,
  SequencerStore,
  SigningKey,
  type SequencerParts,
} from '#audit';
import { poolConfig, SequencerPool } from '#database';
import { SystemClock } from '#kernel';
import { testSettings, type SettledSite } from '../site/test-settings.js';

/** The sequencer over a test site, round by round, without its timers. */
export class TestSequencer {
  /** Added to the steady clock: makes emitters silent. */
  ahead = 0;

  private constructor(
    readonly sequencer: Sequencer,
    readonly pool: SequencerPool,
    readonly records: OwnRecords,
    readonly files: { readonly checkpoint: string; readonly signingKey: string },
    private readonly setSteady: (steady: () => number) => void,
  ) {
    this.setSteady(() => performance.now() + this.ahead);
  }

  /** @param checkpointFile another place for it; null: that of the site. Nothing is forgotten unless it is said. */
  static make(
    site: SettledSite,
    checkpointFile: string | null = null,
    {
      keepMonths = null,
      keepIdentitiesMonths = null,
    }: Partial<Pick<SequencerParts, 'keepMonths' | 'keepIdentitiesMonths'>> = {},
  ): TestSequencer {
    const settings = testSettings(site);
    const { audit } = settings;
    const pool = new SequencerPool(poolConfig(settings, 'sequencer', 2), () => undefined);
    const clock = new SystemClock();
    const records = new OwnRecords(pool, new Emitter(clock, readAuditorKey(audit.auditorKeyFile)));
    const checkpoint = checkpointFile ?? `${audit.checkpointFile}-${site.database}`;
    let steady = (): number => performance.now();
    const sequencer = new Sequencer({
      origin: audit.origin,
      keepMonths,
      keepIdentitiesMonths,
      store: new SequencerStore(pool),
      key: new SigningKey(audit.signingKeyFile),
      published: new CheckpointFile(checkpoint),
      clock,
      steady: () => steady(),
      records,
    });
    const files = { checkpoint, signingKey: audit.signingKeyFile };
    return new TestSequencer(sequencer, pool, records, files, (given) => {
      steady = given;
    });
  }

  /** Seals all that waits. @returns how many records it were. */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (let n = await this.sequencer.round(); n > 0; n = await this.sequencer.round()) sealed += n;
    return sealed;
  }

  /** Looks for what is to be kept no longer, and does all of it. */
  async forget(): Promise<void> {
    await this.sequencer.keep();
    await this.sealAll();
    while (await this.sequencer.tidy());
    await this.sealAll();
  }

  stop(): Promise<void> {
    return this.pool.close();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  AnchorCrew,
  AnchorRunner,
  anchorsOf,
  AnchorStore,
  CheckpointFile,
  Emitter,
  HeadReader,
  LogAlarm,
  OwnRecords,
  Sequencer,
  SequencerStore,
  SigningKey,
  StandbyLock,
  WitnessRecords,
} from '#audit';
import { SETTINGS, type Settings } from '#config';
import { refuseStrongRole, SequencerPool } from '#database';
import { SystemClock } from '#kernel';

/** How often the queue is looked at, in milliseconds. */
const LOOK_MS = 250;

/** How often it is looked who is silent, whether a new key waits, and a sign of life is given, in milliseconds. */
const KEEP_MS = 30_000;

/** After an outage, in milliseconds. */
const WAIT_MS = 1_000;

/** Seals for as long as the process lives; waits while another one does, or while the database is away. */
@Injectable()
export class SequencerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(SequencerService.name);
  private readonly stopping = new AbortController();
  private readonly records: OwnRecords;
  private readonly sequencer: Sequencer;
  private readonly witnesses: WitnessRecords;
  private readonly anchors: AnchorCrew;
  private running: Promise<void> = Promise.resolve();
  private keptAt = 0;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly pool: SequencerPool,
    private readonly lock: StandbyLock,
    emitter: Emitter,
  ) {
    this.records = new OwnRecords(pool, emitter);
    this.witnesses = new WitnessRecords(pool, (entry) => this.records.record(entry));
    const store = new SequencerStore(pool);
    const key = new SigningKey(settings.audit.signingKeyFile);
    const heads = new HeadReader(store, key);
    const runners = anchorsOf(settings.audit).map(
      (anchor) => new AnchorRunner(anchor, new AnchorStore(pool), heads, this.log),
    );
    this.anchors = new AnchorCrew(runners);
    this.sequencer = new Sequencer({
      origin: settings.audit.origin,
      keepMonths: settings.audit.keepMonths,
      keepIdentitiesMonths: settings.audit.keepIdentitiesMonths,
      store,
      key,
      published: new CheckpointFile(settings.audit.checkpointFile),
      clock: new SystemClock(),
      steady: () => performance.now(),
      records: this.records,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await refuseStrongRole(this.pool);
    this.running = this.run().catch((error: unknown) => {
      this.log.fatal(error, 'the audit log is not what it was: nothing more is sealed');
      // Loud: whatever watches the service sees it end with a failure, each time it is started again.
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.anchors.stop();
    await this.lock.release();
    await this.pool.close();
  }

  /** @throws LogAlarm and whatever is no outage. */
  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let begun = false;
    while (await this.lock.acquire(signal)) {
      try {
        if (begun) await this.sequencer.takeUp();
        else await this.begin();
        begun = true;
        this.anchors.start();
        await this.sealWhileHeld(signal);
      } catch (error) {
        if (error instanceof LogAlarm) throw error;
        this.log.warn(error, 'sealing waits for the database');
        if (!this.lock.isHeld) this.anchors.pause();
        await sleep(WAIT_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    if (begun) await this.end();
  }

  private async begin(): Promise<void> {
    await this.records.record({ event: 'emitter.started' });
    await this.sequencer.begin();
  }

  private async sealWhileHeld(signal: AbortSignal): Promise<void> {
    while (this.lock.isHeld && !signal.aborted) {
      const begin = performance.now();
      while ((await this.sequencer.round()) > 0 && performance.now() - begin < LOOK_MS);
      if (begin - this.keptAt >= KEEP_MS) {
        this.keptAt = begin;
        await this.records.record({ event: 'emitter.epoch' });
        await this.sequencer.keep();
        await this.witnesses.tellNew();
      }
      await this.records.settle();
      await this.sequencer.tidy();
      const rest = LOOK_MS - (performance.now() - begin);
      if (rest > 0) await sleep(rest, undefined, { signal }).catch(() => undefined);
    }
    if (!this.lock.isHeld) this.anchors.pause();
  }

  private async end(): Promise<void> {
    try {
      await this.records.record({ event: 'emitter.stopped' });
      await this.sequencer.round();
    } catch (error) {
      this.log.warn(error, 'the end of the sequencer could not be recorded');
    }
  }
}

import { CheckpointCheck } from '../checks/checkpoint-check.js';
import { IdCheck } from '../checks/id-check.js';
import { KeyEras } from '../checks/key-eras.js';
import { ProjectionCheck } from '../checks/projection-check.js';
import type { SealedRecord } from '../checks/sealed-record.js';
import { TreeCheck } from '../checks/tree-check.js';
import { WitnessCheck } from '../checks/witness-check.js';
import type { HeldCheckpoints } from '../directory/held-checkpoints.js';
import { readKeysFile } from '../directory/keys-file.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { PrunedRanges } from '../directory/pruned-ranges.js';
import { EmittersCheck } from '../emitters/emitters-check.js';
import { MacCheck } from '../emitters/mac-check.js';
import { ErasureCheck } from '../personal/erasure-check.js';
import { PersonalCheck } from '../personal/personal-check.js';
import type { Findings } from '../report/findings.js';
import type { VerifyOptions } from './verify-options.js';

/** Epochs that records which wait may add to those of the log. */
const PENDING_EPOCHS = 100_000;

/** All checks of one log, each with what it has to know. */
export class LogChecks {
  readonly tree: TreeCheck;
  readonly ids: IdCheck;
  readonly projection: ProjectionCheck;
  readonly emitters: EmittersCheck;
  readonly macs: MacCheck;
  readonly checkpoints: CheckpointCheck;
  readonly witnesses: WitnessCheck;
  readonly personal: PersonalCheck;
  readonly erasures: ErasureCheck;
  private readonly origin: string | null;
  private readonly eras: KeyEras;
  /** `at` of the last record that was read, in milliseconds; -Infinity before the first. */
  private lastTime = -Infinity;
  /** `at` of the last start of a sequencer. */
  private sequencerSince = -Infinity;

  constructor(
    directory: LogDirectory,
    { logKeys, witnessKeys, auditorKeys }: Omit<VerifyOptions, 'folder' | 'checkpoints'>,
    log: { readonly held: HeldCheckpoints; readonly pruned: PrunedRanges; readonly size: number },
    findings: Findings,
  ) {
    const file = readKeysFile(directory, findings);
    this.tree = new TreeCheck(directory, findings);
    this.ids = new IdCheck(findings);
    this.projection = new ProjectionCheck(directory, findings);
    this.emitters = new EmittersCheck(findings, log.pruned);
    this.macs = new MacCheck(auditorKeys, log.size + PENDING_EPOCHS, findings);
    this.witnesses = new WitnessCheck(witnessKeys, file?.witnesses ?? [], findings);
    this.eras = new KeyEras(logKeys, file, log.pruned, findings);
    this.erasures = new ErasureCheck(log.size, this.eras, findings);
    this.personal = new PersonalCheck(directory, this.erasures, findings);
    this.origin = file?.origin ?? logKeys[0]?.name ?? null;
    this.checkpoints = new CheckpointCheck(
      log.held,
      this.eras,
      this.witnesses,
      findings,
      file?.origin ?? null,
    );
  }

  /** What every record is checked for, sealed or not. */
  record(record: SealedRecord): void {
    const { id, event, facts } = record.fields;
    this.ids.add(id, record.index);
    this.emitters.add(record);
    this.macs.add(record);
    if (event === 'audit.key_rotated' && record.index !== null && typeof facts['vkey'] === 'string') {
      this.eras.announce(facts['vkey'], record.index);
    }
    if (event === 'audit.identities_erased') this.erasures.announce(record, this.origin);
    if (event === 'audit.sequencer_started') this.sequencerSince = record.time;
    this.lastTime = record.time;
  }

  /** What can be told only after the last record. */
  end(size: number): void {
    this.tree.end();
    this.checkpoints.end(size);
    this.macs.end();
    this.emitters.end({
      now: Math.max(this.checkpoints.newestTime, this.lastTime),
      listening: Math.max(this.checkpoints.sealingSince, this.sequencerSince),
    });
    this.erasures.end();
    this.witnesses.end();
  }
}

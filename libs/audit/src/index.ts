export { AuditModule } from './audit.module.js';
export { AuditService, type ReadObject } from './audit.service.js';
export { catalogueDocument } from './catalogue-document.js';
export { CATALOGUE, LABELLING_EVENTS, type CatalogueEntry } from './catalogue.js';
export { AUDITOR_KEY, Emitter } from './record/emitter.js';
export { readAuditorKey } from './keys/auditor-key.js';
export type { AuditActor, AuditEntry, AuditObject, AuditRow } from './record/audit-entry.js';
export { insertion } from './record/insert-rows.sql.js';
export { PolicyRecords } from './policy-records.js';
export { SYSTEM_AUDIT_WRITER, type SystemAuditWriter } from './record/system-writer.js';
export { SystemAudit } from './system-audit.js';
export { AuditEvent1763720020000 } from './migrations/1763720020000-audit-event.js';
export { AuditErasure1763720101550 } from './migrations/1763720101550-audit-erasure.js';
export { AuditPruning1763720101500 } from './migrations/1763720101500-audit-pruning.js';
export { AuditThinning1763720101560 } from './migrations/1763720101560-audit-thinning.js';
export { AuditTimeline1763720101600 } from './migrations/1763720101600-audit-timeline.js';
export { auditLogPolicy } from './timeline/audit-log.policy.js';
export { TimelineModule } from './timeline/timeline.module.js';
export { AuditTree1763720101200 } from './migrations/1763720101200-audit-tree.js';
export { AuditAnchors1763720101300 } from './migrations/1763720101300-audit-anchors.js';
export type { Anchor, AnchorBatch, SignedHead } from './anchors/anchor.js';
export { AnchorCrew } from './anchors/anchor-crew.js';
export { anchorsOf } from './anchors/anchors-of.js';
export { SyslogAnchor } from './anchors/syslog/syslog-anchor.js';
export type { SyslogServer } from './anchors/syslog/syslog-connection.js';
export { AnchorRunner, type AnchorLog, type AnchorPace } from './anchors/anchor-runner.js';
export { AnchorStore } from './anchors/anchor-store.js';
export { HeadReader } from './anchors/head-reader.js';
export { writeCheckpointFolder } from './anchors/witness/checkpoint-folder.js';
export { addCosignature } from './anchors/witness/add-cosignature.js';
export { handOut } from './anchors/witness/hand-out.js';
export { takeCosigned } from './anchors/witness/take-cosigned.js';
export { WitnessRecords } from './anchors/witness/witness-records.js';
export { ExportError } from './export/export-error.js';
export { exportLog, type ExportedLog } from './export/export-log.js';
export { LogReader } from './export/log-reader.js';
export { proveRecord } from './export/prove-record.js';
export { CheckpointFile } from './sequencer/checkpoint-file.js';
export { LogAlarm } from './sequencer/log-alarm.js';
export { OwnRecords } from './sequencer/own-records.js';
export { Sequencer, type SequencerParts } from './sequencer/sequencer.js';
export { SequencerStore } from './sequencer/sequencer-store.js';
export { nextKeyFile, SigningKey } from './sequencer/signing-key.js';
export { StandbyLock } from './sequencer/standby-lock.js';

export { EpochKey } from './keys/epoch-key.js';
export { recordMac } from './keys/record-mac.js';
export { openSealedKey, sealKey } from './keys/sealed-key.js';

export { appendLeaves, type Appended, type ChangedTile } from './tree/append-leaves.js';
export {
  checkpointTime,
  formatCheckpoint,
  parseCheckpoint,
  timeLine,
  type Checkpoint,
} from './tree/checkpoint.js';
export { consistencyProof, verifyConsistency } from './tree/consistency.js';
export { formatConsistency, parseConsistency } from './tree/consistency-file.js';
export { decodeBundle, encodeBundle } from './tree/entry-bundle.js';
export { EMPTY_ROOT, leafHash } from './tree/hashes.js';
export { inclusionProof, verifyInclusion } from './tree/inclusion.js';
export { COSIGNATURE } from './tree/note/cosignature-type.js';
export { ED25519 } from './tree/note/ed25519-type.js';
export {
  generateNoteKey,
  parseSignerKey,
  parseVerifierKey,
  type NoteSigner,
  type NoteVerifier,
} from './tree/note/note-key.js';
export { addSignature, checkSignatures, openNote, signNote } from './tree/note/open-note.js';
export type { SignatureType } from './tree/note/signature-type.js';
export { KNOWN_SIGNATURE_TYPES, signatureTypes } from './tree/note/signature-types.js';
export { formatNote, parseNote, type SignedNote } from './tree/note/signed-note.js';
export { rootFromTiles } from './tree/right-edge.js';
export { parseTilePath, tileNumber, tilePath, TILE_WIDTH } from './tree/tile-path.js';
export type { TileReader } from './tree/tile-reader.js';
export { formatTlogProof, parseTlogProof, type TlogProof } from './tree/tlog-proof.js';
export { TreeError } from './tree/tree-error.js';

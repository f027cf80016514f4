import type { KeyObject } from 'node:crypto';
import type { NoteVerifier } from '../../tree/note/note-key.js';

/** What who checks brings along. */
export interface VerifyOptions {
  readonly folder: string;
  readonly logKeys: readonly NoteVerifier[];
  readonly witnessKeys: readonly NoteVerifier[];
  /** Paths of checkpoints that were kept elsewhere. */
  readonly checkpoints: readonly string[];
  /** Private keys of the auditor. */
  readonly auditorKeys: readonly KeyObject[];
}

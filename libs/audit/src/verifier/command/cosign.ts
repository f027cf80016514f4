import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeysFile } from '../directory/keys-file.js';
import { LogDirectory } from '../directory/log-directory.js';
import { readBounded, UnreadableFile } from '../directory/read-file.js';
import { Findings } from '../report/findings.js';
import { report, type Report } from '../report/report.js';
import { parseCheckpoint, type Checkpoint } from '../../tree/checkpoint.js';
import { verifyConsistency } from '../../tree/consistency.js';
import { parseConsistency } from '../../tree/consistency-file.js';
import { COSIGNATURE } from '../../tree/note/cosignature-type.js';
import { parseVerifierKey, type NoteSigner, type NoteVerifier } from '../../tree/note/note-key.js';
import { addSignature, openNote } from '../../tree/note/open-note.js';
import { TreeError } from '../../tree/tree-error.js';
import { readWitnessState, writeWitnessState, type WitnessState } from './witness-state.js';

export interface CosignOptions {
  /** Holds `checkpoint` and, from the second time on, `consistency`. */
  readonly folder: string;
  readonly signer: NoteSigner;
  readonly logKeys: readonly NoteVerifier[];
  readonly state: string;
  readonly out: string;
}

const LARGEST = 1_000_000;

/**
 * The witness without a network: cosigns a checkpoint that continues the one he cosigned last, and remembers it. He
 * never cosigns two that do not fit together: that is the whole of his word.
 */
export function cosign(options: CosignOptions, now: Date): Report {
  const findings = new Findings();
  const facts: Record<string, string | number> = {};
  try {
    const signed = check(options, findings);
    if (signed) {
      writeWitnessState(options.state, signed.state);
      writeFileSync(
        options.out,
        addSignature(signed.bytes, options.signer, Math.floor(now.getTime() / 1000)),
      );
      facts['cosigned'] = signed.state.size;
      facts['witness'] = options.signer.verifier.name;
    }
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    findings.tampered(null, error.message);
  }
  return report(findings, facts);
}

function check(options: CosignOptions, findings: Findings): { bytes: Buffer; state: WitnessState } | null {
  if (options.signer.verifier.type !== COSIGNATURE.id) {
    throw new TreeError('NOTE_KEY', 'the key of a witness is one of --keygen-witness');
  }
  const bytes = readBounded(join(options.folder, 'checkpoint'), LARGEST);
  if (!bytes) throw new UnreadableFile(`${options.folder} holds no checkpoint`);
  const state = readWitnessState(options.state);
  const logKeys = keysOfTheLog(options, state, findings);
  const checkpoint = parseCheckpoint(openNote(bytes, logKeys).text);
  if (state && !continues(options.folder, state, checkpoint, findings)) return null;
  const { origin, size, root } = checkpoint;
  return { bytes, state: { origin, size, root, logKeys: logKeys.map(({ vkey }) => vkey) } };
}

/** Those that were given, and those he believed before; at the very first those of the medium, which is told. */
function keysOfTheLog(
  options: CosignOptions,
  state: WitnessState | null,
  findings: Findings,
): NoteVerifier[] {
  const known = (state?.logKeys ?? []).map((vkey) => parseVerifierKey(vkey));
  const added = options.logKeys.filter(({ vkey }) => !known.some((key) => key.vkey === vkey));
  if (known.length + added.length > 0) return [...known, ...added];
  const keys = readKeysFile(new LogDirectory(options.folder), findings)?.eras.map(({ key }) => key) ?? [];
  for (const { vkey } of keys)
    findings.remark(`from now on the key of the log is ${vkey}, as the medium says`);
  return keys;
}

function continues(folder: string, state: WitnessState, checkpoint: Checkpoint, findings: Findings): boolean {
  const { origin, size, root } = checkpoint;
  const refuse = (what: string): false => {
    findings.tampered(null, `not cosigned: ${what}`);
    return false;
  };
  if (origin !== state.origin)
    return refuse(`the checkpoint is of the log ${origin}, the last was of ${state.origin}`);
  if (size < state.size)
    return refuse(`the checkpoint has ${size} entries, the last cosigned one had ${state.size}`);
  const text = readBounded(join(folder, 'consistency'), LARGEST)?.toString('utf8');
  const isSame = size === state.size;
  const { oldSize, hashes } =
    text === undefined || isSame ? { oldSize: state.size, hashes: [] } : parseConsistency(text);
  if (oldSize !== state.size) {
    return refuse(`the proof starts from ${oldSize} entries, the last cosigned checkpoint had ${state.size}`);
  }
  if (!verifyConsistency(oldSize, state.root, size, root, hashes)) {
    return refuse(
      `nothing shows that it continues the checkpoint of ${state.size} entries that was cosigned last`,
    );
  }
  return true;
}

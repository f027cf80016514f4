import type { LogReader } from '../../export/log-reader.js';
import { ExportError } from '../../export/export-error.js';
import { parseCheckpoint } from '../../tree/checkpoint.js';
import { COSIGNATURE } from '../../tree/note/cosignature-type.js';
import type { NoteVerifier } from '../../tree/note/note-key.js';
import { checkSignatures } from '../../tree/note/open-note.js';
import { formatNote, parseNote, type SignedNote } from '../../tree/note/signed-note.js';
import { rootFromTiles } from '../../tree/right-edge.js';

/** What a witness said of a checkpoint of this log. */
export interface Cosignature {
  /** His key. */
  readonly witness: string;
  /** His signature, a line of the note. */
  readonly line: string;
}

export interface CosignedCheckpoint {
  readonly size: number;
  /** The signed text. */
  readonly text: string;
  readonly cosignatures: readonly Cosignature[];
}

/**
 * Reads a note that came back from a witness.
 * @param witnesses the keys of those who are believed; whoever else signed is passed over.
 * @throws ExportError when it is of another log, its root is not that of this log, or none of them signed;
 * TreeError when it is no note, or a signature does not hold.
 */
export async function takeCosigned(
  bytes: Buffer,
  origin: string,
  reader: LogReader,
  witnesses: readonly NoteVerifier[],
): Promise<CosignedCheckpoint> {
  const note = parseNote(bytes);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== origin)
    throw new ExportError(`the checkpoint is of the log "${checkpoint.origin}", and this is "${origin}"`);
  const { size, root } = checkpoint;
  if (size > (await reader.size()))
    throw new ExportError(`the checkpoint has ${size} records, more than this log`);
  if (!(await rootFromTiles(size, reader.tile)).equals(root))
    throw new ExportError(`the root of the checkpoint is not that of the first ${size} records of this log`);
  const cosignatures = cosignaturesOf(note, witnesses);
  if (cosignatures.length === 0)
    throw new ExportError('no witness whose key stands in audit.witnessKeys has cosigned it');
  return { size, text: note.text, cosignatures };
}

function cosignaturesOf(note: SignedNote, witnesses: readonly NoteVerifier[]): Cosignature[] {
  const believed = witnesses.filter(({ type }) => type === COSIGNATURE.id);
  checkSignatures(note, believed);
  return note.signatures.flatMap((signature) => {
    const key = believed.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (!key) return [];
    const alone = formatNote({ text: note.text, signatures: [signature] });
    return [{ witness: key.vkey, line: alone.slice(note.text.length + 1) }];
  });
}

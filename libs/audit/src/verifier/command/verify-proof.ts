import { readRecord } from '../checks/record-check.js';
import { personsOf } from '../personal/personal-check.js';
import type { SealedRecord } from '../checks/sealed-record.js';
import { readBounded, UnreadableFile } from '../directory/read-file.js';
import { Findings } from '../report/findings.js';
import { report, type Report } from '../report/report.js';
import { visible } from '../report/visible.js';
import { checkpointTime, parseCheckpoint } from '../../tree/checkpoint.js';
import { leafHash } from '../../tree/hashes.js';
import { verifyInclusion } from '../../tree/inclusion.js';
import type { NoteVerifier } from '../../tree/note/note-key.js';
import { checkSignatures } from '../../tree/note/open-note.js';
import { parseNote } from '../../tree/note/signed-note.js';
import { parseTlogProof } from '../../tree/tlog-proof.js';
import { TreeError } from '../../tree/tree-error.js';

const LARGEST = 1 << 21;

/** Checks the file that `ruche audit prove` wrote: this record is in the log that this key signed. */
export function verifyProof(path: string, logKeys: readonly NoteVerifier[]): Report {
  const bytes = readBounded(path, LARGEST);
  if (!bytes) throw new UnreadableFile(`${path} does not exist`);
  const findings = new Findings();
  const facts: Record<string, string | number> = {};
  try {
    check(bytes.toString('utf8'), logKeys, findings, facts);
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    findings.tampered(null, error.message);
  }
  return report(findings, facts);
}

function check(
  text: string,
  logKeys: readonly NoteVerifier[],
  findings: Findings,
  facts: Record<string, string | number>,
): void {
  const { index, entry, personal, hashes, checkpoint: signed } = parseTlogProof(text);
  const note = parseNote(Buffer.from(signed, 'utf8'));
  const checkpoint = parseCheckpoint(note.text);
  if (logKeys.length === 0) {
    findings.incomplete('the signature of the log: its key is not known (--log-key)');
  } else if (checkSignatures(note, logKeys).length === 0) {
    findings.tampered(index, 'the checkpoint is not signed by the key that was given');
  }
  if (!verifyInclusion(index, checkpoint.size, leafHash(entry), hashes, checkpoint.root)) {
    findings.tampered(index, 'the proof does not lead from this record to the root of the checkpoint');
  }
  const record = readRecord(index, entry, findings);
  const time = checkpointTime(checkpoint);
  facts['index'] = index;
  facts['log'] = checkpoint.origin;
  facts['size'] = checkpoint.size;
  if (time !== null) facts['sealed before'] = new Date(time).toISOString();
  if (!record) return;
  for (const name of ['id', 'at', 'event', 'decision', 'outcome', 'objectType'] as const)
    facts[name] = visible(record.fields[name] ?? '-');
  tellPersons(record, personal, findings, facts);
}

/** What the record says of persons, as long as that is kept. */
function tellPersons(
  record: SealedRecord,
  part: Buffer | null,
  findings: Findings,
  facts: Record<string, string | number>,
): void {
  const isGone = part === null && record.fields.personal !== null;
  const persons = isGone ? null : personsOf(record, part, findings);
  facts['objectId'] = visible(persons?.objectId ?? record.fields.objectId ?? '-');
  for (const name of ['actor', 'sessionId', 'sourceAddress'] as const)
    facts[name] = visible(persons?.[name] ?? '-');
  if (isGone)
    findings.remark('what the record says of persons does not come with it: it was erased, or left out');
}

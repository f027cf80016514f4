import type { LogDirectory } from '../directory/log-directory.js';
import { fieldsOf, parseJson } from '../directory/parse-json.js';
import { readLines } from '../directory/read-lines.js';
import type { Findings } from '../report/findings.js';
import { visibleValue } from '../report/visible.js';
import { personsOf } from '../personal/personal-check.js';
import { readRecord } from './record-check.js';
import { called, type SealedRecord } from './sealed-record.js';

/** The sequencer takes a record up within a second; after this it was kept from doing so. */
const LATE_MS = 60_000;

/**
 * Records that were written but not sealed when the export was made.
 * @param use what is checked of every record.
 * @param newest milliseconds of the newest checkpoint.
 * @returns how many there are.
 */
export function checkPending(
  directory: LogDirectory,
  findings: Findings,
  newest: number,
  use: (record: SealedRecord) => void,
): number {
  let count = 0;
  const isThere = readLines(directory.path('pending.jsonl'), (line, number) => {
    count++;
    const { id, body, mac, personal, queued } = fieldsOf(parseJson(line));
    const isSound = typeof body === 'string' && typeof mac === 'string' && typeof queued === 'boolean';
    if (!isSound || (personal !== null && typeof personal !== 'string')) {
      findings.tampered(null, `pending.jsonl: line ${number} is no record that waits`);
      return;
    }
    const entry = Buffer.concat([Buffer.from(mac, 'base64'), Buffer.from(body, 'base64')]);
    const record = readRecord(null, entry, findings);
    if (!record) return;
    if (record.fields.id !== id) {
      findings.tampered(
        null,
        `pending.jsonl: line ${number} has the id ${visibleValue(id)}, its body another`,
      );
    }
    // Of what is not sealed nothing is erased.
    personsOf(record, personal === null ? null : Buffer.from(personal, 'base64'), findings);
    judgeAge(record, queued, newest, findings);
    use(record);
  });
  if (!isThere)
    findings.incomplete('pending.jsonl is missing: records that wait to be sealed were not checked');
  return count;
}

function judgeAge(record: SealedRecord, isQueued: boolean, newest: number, findings: Findings): void {
  const isLate = record.time < newest - LATE_MS;
  const at = `${called(record)} of ${record.fields.at}`;
  if (!isQueued && isLate) {
    findings.tampered(null, `${at} was taken out of the queue before it was sealed`);
  } else if (!isQueued) {
    findings.incomplete(`${at} is neither sealed nor queued`);
  } else if (isLate) {
    findings.incomplete(`${at} still waits to be sealed: the sequencer was behind`);
  }
}

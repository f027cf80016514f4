import { checkpointTime, parseCheckpoint } from '../../tree/checkpoint.js';
import { parseNote } from '../../tree/note/signed-note.js';
import type { AnchorBatch, AnchoredRecord, SignedHead } from '../anchor.js';
import { jsonLine, shortJsonLine } from '../line/one-line.js';
import { toldRecord } from '../line/told-record.js';
import { ocsfEvent } from '../ocsf/ocsf-event.js';
import { ocsfCheckpoint, ocsfUnreadable } from '../ocsf/ocsf-notes.js';
import { cefCheckpoint, cefRecord, cefUnreadable } from './cef-line.js';
import { octetCounted, syslogMessage } from './syslog-message.js';

export interface FrameOptions {
  readonly format: 'ocsf' | 'cef';
  /** The name of the log in its checkpoints. */
  readonly logName: string;
  readonly hostname: string;
}

/** A line longer than this says only where the record lies: what collectors are set up for is 64 KiB. */
const LONGEST = 60_000;

/** What goes over the wire for a batch, in the order of the log. */
export function syslogFrames({ records, head, tellsHead }: AnchorBatch, options: FrameOptions): Buffer {
  const frames = records.map((record) => recordFrame(record, head, options));
  if (tellsHead) frames.push(headFrame(head, options));
  return Buffer.concat(frames);
}

function recordFrame(record: AnchoredRecord, head: SignedHead, options: FrameOptions): Buffer {
  const told = toldRecord(record);
  const { index } = record;
  const { hostname } = options;
  const data = { index, id: told?.id ?? null, root: head.root, size: head.size, label: told?.label ?? null };
  const time = told?.time ?? timeOf(head);
  const warns = told?.outcome !== 'success' || told.decision !== 'allow';
  const whole = told && lineOf(told, options);
  const text = whole && whole.length <= LONGEST ? whole : tooMuch(index, time, options);
  const messageId = told?.event ?? 'audit.unreadable';
  return octetCounted(syslogMessage({ severity: warns ? 4 : 6, time, hostname, messageId, data, text }));
}

function headFrame(head: SignedHead, options: FrameOptions): Buffer {
  const { format, logName, hostname } = options;
  const { root, size } = head;
  const time = timeOf(head);
  const text = format === 'cef' ? cefCheckpoint(head, time) : jsonLine(ocsfCheckpoint(head, logName, time));
  const messageId = 'audit.checkpoint';
  return octetCounted(syslogMessage({ severity: 5, time, hostname, messageId, data: { root, size }, text }));
}

function lineOf(told: NonNullable<ReturnType<typeof toldRecord>>, options: FrameOptions): string {
  return options.format === 'cef' ? cefRecord(told) : shortJsonLine(ocsfEvent(told, options.logName));
}

function tooMuch(index: number, time: number, { format, logName }: FrameOptions): string {
  return format === 'cef' ? cefUnreadable(index, time) : jsonLine(ocsfUnreadable(index, logName, time));
}

function timeOf({ note }: SignedHead): number {
  return checkpointTime(parseCheckpoint(parseNote(Buffer.from(note, 'utf8')).text)) ?? 0;
}

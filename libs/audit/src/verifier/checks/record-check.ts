import { isAscii, isUtf8 } from 'node:buffer';
import { fieldsOf, parseJson } from '../directory/parse-json.js';
import type { Findings } from '../report/findings.js';
import { isCanonical } from './canonical.js';
import { readPlain } from './plain-record.js';
import type { RecordFields, SealedRecord } from './sealed-record.js';

const VERSION = 3;
const MAC_SIZE = 32;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Takes an entry (MAC ‖ body) apart; its body has to be canonical JSON of the version that is known.
 * @returns null when it cannot be read, which is told.
 */
export function readRecord(index: number | null, entry: Buffer, findings: Findings): SealedRecord | null {
  const body = entry.subarray(MAC_SIZE);
  const text = textOf(body);
  const fields = text === null ? null : fieldsOfBody(text, index, findings);
  const time = Date.parse(fields?.at ?? '');
  if (!fields || !areCounts(fields) || Number.isNaN(time)) {
    findings.tampered(index, 'the entry is no record of the audit log');
    return null;
  }
  return { index, mac: entry.subarray(0, MAC_SIZE), body, fields, time };
}

function fieldsOfBody(text: string, index: number | null, findings: Findings): RecordFields | null {
  const plain = readPlain(text);
  if (plain) return plain;
  const fields = parseJson(text);
  if (!isRecord(fields)) return null;
  if (!isCanonical(text, fields)) {
    findings.tampered(index, 'the body of the record is not in its canonical form');
  }
  return fields;
}

/** Bytes that are no UTF-8 have no text: decoding would put other characters in their place. */
function textOf(body: Buffer): string | null {
  if (isAscii(body)) return body.toString('latin1');
  return isUtf8(body) ? body.toString('utf8') : null;
}

function isRecord(value: unknown): value is RecordFields {
  const fields = fieldsOf(value);
  const { v, id, at, emitter, epoch, emitterSeq, event, personal, facts, sealedKey, void: numbers } = fields;
  return (
    v === VERSION &&
    isMatch(UUID, id) &&
    isMatch(UUID, emitter) &&
    isMatch(TIME, at) &&
    typeof epoch === 'number' &&
    typeof emitterSeq === 'number' &&
    typeof event === 'string' &&
    (personal === null || typeof personal === 'string') &&
    typeof facts === 'object' &&
    facts !== null &&
    (sealedKey === undefined || typeof sealedKey === 'string') &&
    (numbers === undefined || Array.isArray(numbers))
  );
}

function areCounts({ epoch, emitterSeq, void: numbers }: RecordFields): boolean {
  return isCount(epoch, 0) && isCount(emitterSeq, 1) && (numbers ?? []).every((number) => isCount(number, 1));
}

function isMatch(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

export function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

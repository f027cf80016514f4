import type { SignedHead } from '../anchor.js';
import { cut, jsonLine, plain } from '../line/one-line.js';
import type { ToldRecord } from '../line/told-record.js';

type Extension = Readonly<Record<string, string | number | null>>;

const SEVERITY = { fine: 3, refused: 6, broken: 9 } as const;

/** A record as one line of ArcSight's Common Event Format (CEF 0). */
export function cefRecord(record: ToldRecord): string {
  const failed = record.outcome !== 'success' || record.decision !== 'allow';
  return cefLine(record.event, failed ? SEVERITY.refused : SEVERITY.fine, {
    rt: record.time,
    externalId: record.id,
    suid: record.actor,
    src: record.sourceAddress,
    act: record.decision,
    outcome: record.outcome,
    reason: record.reason,
    cs1Label: 'label',
    cs1: record.label,
    cs2Label: 'object',
    cs2: record.objectId === null ? null : `${record.objectType ?? ''}/${record.objectId}`,
    cs3Label: 'session',
    cs3: record.sessionId,
    cs4Label: 'correlation',
    cs4: record.correlationId,
    msg: jsonLine(record.facts),
  });
}

export function cefCheckpoint({ size, root, note }: SignedHead, time: number): string {
  const named = { cn1Label: 'size', cn1: size, cs1Label: 'root', cs1: root, cs2Label: 'note', cs2: note };
  return cefLine('audit.checkpoint', SEVERITY.fine, { rt: time, ...named });
}

export function cefUnreadable(index: number, time: number): string {
  return cefLine('audit.unreadable', SEVERITY.broken, { rt: time, cn1Label: 'index', cn1: index });
}

function cefLine(event: string, severity: number, extension: Extension): string {
  const name = headerValue(event);
  const pairs = Object.entries(extension).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${extensionValue(String(value))}`],
  );
  return `CEF:0|Ruche|Ruche|1|${name}|${name}|${severity}|${pairs.join(' ')}`;
}

function headerValue(text: string): string {
  return plain(cut(text, 200)).replace(/[\\|]/g, '\\$&');
}

function extensionValue(text: string): string {
  // A line end has a notation of its own; everything else that does not print shows as \uXXXX.
  const lines = cut(text).split(/\r\n|\r|\n/);
  return lines.map((line) => plain(line).replace(/[\\=]/g, '\\$&')).join('\\n');
}

import { fieldsOf, parseJson } from '../directory/parse-json.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';
import { visibleValue } from '../report/visible.js';
import type { SealedRecord } from './sealed-record.js';

/** Holds the columns that the database searches by against the bodies that they repeat. */
export class ProjectionCheck {
  private lines: readonly string[] = [];
  private first = 0;

  constructor(
    private readonly directory: LogDirectory,
    private readonly findings: Findings,
  ) {}

  /** @param width entries of the bundle of this number, which begins with the index `first`. */
  begin(n: number, first: number, width: number): void {
    const text = this.directory.projection(n)?.toString('utf8');
    this.lines = text?.split('\n') ?? [];
    this.first = first;
    if (text === undefined) {
      this.findings.tampered(
        first,
        'the columns of the database for this and the following entries are missing',
      );
      return;
    }
    const count = this.lines.length - (this.lines.at(-1) === '' ? 1 : 0);
    if (count === width) return;
    this.findings.tampered(
      first + Math.min(count, width),
      `the database holds ${count} rows for the ${width} entries from ${first} on`,
    );
  }

  check(record: SealedRecord): void {
    const line = this.lines[(record.index ?? 0) - this.first];
    if (!line) return;
    // As a rule the lines are equal, letter for letter, and need not be parsed.
    if (line === plainLine(record)) return;
    const columns = columnsOf(record);
    const held = fieldsOf(parseJson(line));
    for (const [name, value] of Object.entries(columns)) {
      if (held[name] === value) continue;
      this.findings.tampered(
        record.index,
        `the column ${name} says ${visibleValue(held[name])}, the sealed body ${visibleValue(value)}`,
      );
      return;
    }
  }
}

/** In the order of the export. */
function columnsOf({ index, fields }: SealedRecord): Readonly<Record<string, string | number | null>> {
  return {
    index,
    id: fields.id,
    at: fields.at,
    emitter: fields.emitter,
    emitterSeq: fields.emitterSeq,
    event: fields.event,
    actor: fields.actor,
    sessionId: fields.sessionId,
    sourceAddress: fields.sourceAddress,
    objectType: fields.objectType,
    objectId: fields.objectId,
    label: fields.label,
    decision: fields.decision,
    outcome: fields.outcome,
    reason: fields.reason,
    correlationId: fields.correlationId,
  };
}

/** The line as it is when no text in it has to be escaped: much quicker than to write JSON. */
function plainLine({ index, fields: f }: SealedRecord): string {
  return `{"index":${index},"id":"${f.id}","at":"${f.at}","emitter":"${f.emitter}","emitterSeq":${f.emitterSeq},"event":"${f.event}","actor":${plain(f.actor)},"sessionId":${plain(f.sessionId)},"sourceAddress":${plain(f.sourceAddress)},"objectType":${plain(f.objectType)},"objectId":${plain(f.objectId)},"label":${plain(f.label)},"decision":"${f.decision}","outcome":"${f.outcome}","reason":${plain(f.reason)},"correlationId":"${f.correlationId}"}`;
}

function plain(text: string | null): string {
  return text === null ? 'null' : `"${text}"`;
}

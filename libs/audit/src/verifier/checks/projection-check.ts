import { fieldsOf, parseJson } from '../directory/parse-json.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';
import { visibleValue } from '../report/visible.js';
import type { SealedRecord } from './sealed-record.js';

/** Holds the columns that the database searches by against the bodies that they repeat. */
export class ProjectionCheck {
  private lines: readonly string[] = [];
  /** Place of the line of the next entry. */
  private next = 0;

  constructor(
    private readonly directory: LogDirectory,
    private readonly findings: Findings,
  ) {}

  /** @param width entries of the bundle of this number, which begins with the index `first`. */
  begin(n: number, first: number, width: number): void {
    const text = this.directory.projection(n)?.toString('utf8');
    this.lines = text?.split('\n') ?? [];
    this.next = 0;
    if (text === undefined) {
      this.findings.tampered(
        first,
        'the columns of the database for this and the following entries are missing',
      );
      return;
    }
    const count = this.lines.length - (this.lines.at(-1) === '' ? 1 : 0);
    if (count <= width) return;
    this.findings.tampered(
      first + width,
      `the database holds ${count} rows for ${width} entries from ${first} on`,
    );
  }

  check(record: SealedRecord): void {
    let line = this.lines[this.next];
    // As a rule the lines are equal, letter for letter, and need not be parsed.
    if (line === plainLine(record)) {
      this.next++;
      return;
    }
    const index = Number(record.index);
    let held = fieldsOf(parseJson(line ?? ''));
    for (; line && Number(held['index']) < index; line = this.lines[this.next]) {
      held = fieldsOf(parseJson(this.lines[++this.next] ?? ''));
    }
    if (!line || Number(held['index']) > index) {
      this.findings.tampered(index, 'the database has no row for this entry');
      return;
    }
    this.next++;
    for (const [name, value] of Object.entries(columnsOf(record))) {
      if (held[name] === value) continue;
      this.findings.tampered(
        index,
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

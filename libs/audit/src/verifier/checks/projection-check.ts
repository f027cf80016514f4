import type { PersonalFields } from '../../personal/personal-fields.js';
import { fieldsOf, parseJson } from '../directory/parse-json.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';
import { visibleValue } from '../report/visible.js';
import type { SealedRecord } from './sealed-record.js';

/** Holds the columns that the database searches by against the records that they repeat. */
export class ProjectionCheck {
  private lines: readonly string[] = [];
  /** Place of the line of the next entry. */
  private next = 0;
  /** The columns in the order in which the export has them: learnt from a line that was parsed. */
  private order: readonly string[] = [];

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

  /** @param persons what the record says of them; null for nothing, or nothing any more. */
  check(record: SealedRecord, persons: PersonalFields | null): void {
    const columns = columnsOf(record, persons);
    let line = this.lines[this.next];
    // As a rule the lines are equal, letter for letter, and need not be parsed.
    if (line === plainLine(columns, this.order)) {
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
    this.compare(index, columns, held);
  }

  private compare(index: number, columns: Columns, held: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(columns)) {
      if (held[name] === value) continue;
      this.findings.tampered(
        index,
        `the column ${name} says ${visibleValue(held[name])}, the sealed record ${visibleValue(value)}`,
      );
      return;
    }
    const order = Object.keys(held);
    if (order.length === Object.keys(columns).length) this.order = order;
  }
}

type Columns = Readonly<Record<string, string | number | null>>;

function columnsOf({ index, fields }: SealedRecord, persons: PersonalFields | null): Columns {
  return {
    index,
    id: fields.id,
    at: fields.at,
    emitter: fields.emitter,
    emitterSeq: fields.emitterSeq,
    event: fields.event,
    actor: persons?.actor ?? null,
    sessionId: persons?.sessionId ?? null,
    sourceAddress: persons?.sourceAddress ?? null,
    objectType: fields.objectType,
    objectId: persons?.objectId ?? fields.objectId ?? null,
    label: fields.label,
    decision: fields.decision,
    outcome: fields.outcome,
    reason: fields.reason,
    correlationId: fields.correlationId,
  };
}

/** The line as it is when no text in it has to be escaped: quicker than to write JSON, or to parse it. */
function plainLine(columns: Columns, order: readonly string[]): string {
  let line = '';
  for (const name of order) {
    const value = columns[name] ?? null;
    line += typeof value === 'string' ? `,"${name}":"${value}"` : `,"${name}":${value}`;
  }
  return `{${line.slice(1)}}`;
}

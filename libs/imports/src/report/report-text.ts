import type { ImportReportFileQuery, ImportReportRow } from '#contracts';

const COLUMNS = [
  'line',
  'part',
  'outcome',
  'codes',
  'channel',
  'author',
  'reactions_left',
  'conversation_id',
  'message_id',
] as const;

/** Rows as text: CSV (RFC 4180, with the names of the columns when `isFirst`), or one JSON object a line. */
export function reportText(
  format: ImportReportFileQuery['format'],
  rows: readonly ImportReportRow[],
  isFirst: boolean,
): string {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const head = isFirst ? [COLUMNS.join(',')] : [];
  return [...head, ...rows.map((row) => cellsOf(row).map(cell).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

function cellsOf(row: ImportReportRow): readonly (string | number)[] {
  return [
    row.line,
    row.part,
    row.outcome,
    row.codes.join(' '),
    row.channel ?? '',
    row.author ?? '',
    row.reactionsLeft,
    row.message?.conversationId ?? '',
    row.message?.messageId ?? '',
  ];
}

/**
 * Names come from a file of strangers: what a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
 * advises ("CSV Injection").
 */
function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

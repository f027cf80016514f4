import { cut, plain } from '../line/one-line.js';

/** 13, log audit (RFC 5424, 6.2.1). */
const FACILITY = 13;

/** The number that the examples of RFC 5424 use (RFC 5612): this project has none of its own. */
const SD_ID = 'ruche@32473';

export interface SyslogMessage {
  /** 4 warning, 5 notice, 6 informational. */
  readonly severity: 4 | 5 | 6;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly hostname: string;
  /** What kind of message, such as the name of the event. */
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number | null>>;
  /** One line of printing ASCII. */
  readonly text: string;
}

/** A message of RFC 5424: one line of printing ASCII, whatever its values hold. */
export function syslogMessage(message: SyslogMessage): string {
  const { severity, time, hostname, messageId, data, text } = message;
  const head = [
    `<${FACILITY * 8 + severity}>1`,
    new Date(time).toISOString(),
    word(hostname, 255),
    'ruche',
    '-',
    word(messageId, 32),
  ];
  return `${head.join(' ')} ${structuredData(data)} ${text}`;
}

function structuredData(data: SyslogMessage['data']): string {
  const parameters = Object.entries(data).flatMap(([name, value]) =>
    value === null ? [] : [` ${name}="${parameterValue(String(value))}"`],
  );
  return `[${SD_ID}${parameters.join('')}]`;
}

/** `"`, `\` and `]` are escaped (RFC 5424, 6.3.3); what does not print shows as \uXXXX. */
function parameterValue(text: string): string {
  return plain(cut(text)).replace(/["\\\]]/g, '\\$&');
}

/** A field of the head: a name without spaces and brackets, or a dash for nothing. */
function word(text: string, longest: number): string {
  return text.replace(/[^A-Za-z0-9._:-]/g, '_').slice(0, longest) || '-';
}

/** A message on a stream: how many bytes, a space, the message (RFC 5425, 4.3). */
export function octetCounted(message: string): Buffer {
  const bytes = Buffer.from(message, 'utf8');
  return Buffer.concat([Buffer.from(`${bytes.length} `, 'ascii'), bytes]);
}

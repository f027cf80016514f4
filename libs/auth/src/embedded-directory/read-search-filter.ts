import { BerReader } from 'ldapts';

/** A search filter as it stands on the wire (RFC 4511 4.5.1.7). Values are the bytes sent, read as UTF-8. */
export type SearchFilter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchFilter[] }
  | { readonly kind: 'not'; readonly part: SearchFilter }
  | { readonly kind: 'present'; readonly attribute: string }
  | { readonly kind: 'equal'; readonly attribute: string; readonly value: string }
  | SubstringFilter
  /** Ordering, approximate and extensible matches: this directory does not speak them. */
  | { readonly kind: 'other' };

export interface SubstringFilter {
  readonly kind: 'substring';
  readonly attribute: string;
  readonly initial: string;
  readonly any: readonly string[];
  readonly final: string;
}

const SEARCH_REQUEST = 0x63;
const SEQUENCE = 0x30;
const OCTET_STRING = 0x04;
const MAX_DEPTH = 16;

/** The number and the filter of a search; null for any other message. @throws on bytes that are no LDAP. */
export function readSearchFilter(message: Buffer): { messageId: number; filter: SearchFilter } | null {
  const reader = new BerReader(message);
  reader.readSequence(SEQUENCE);
  const messageId = reader.readInt();
  if (messageId === null || reader.peek() !== SEARCH_REQUEST) return null;
  reader.readSequence(SEARCH_REQUEST);
  reader.readString(); // base
  reader.readEnumeration(); // scope
  reader.readEnumeration(); // aliases
  reader.readInt(); // size limit
  reader.readInt(); // time limit
  reader.readBoolean(); // types only
  return { messageId, filter: readFilter(reader, 0) };
}

function readFilter(reader: BerReader, depth: number): SearchFilter {
  if (depth > MAX_DEPTH) throw new Error('A filter is nested too deeply.');
  const tag = reader.peek();
  if (tag === 0x87) return { kind: 'present', attribute: textOf(reader, 0x87) };
  reader.readSequence();
  const end = reader.offset + reader.length;
  switch (tag) {
    case 0xa0:
    case 0xa1: {
      const parts: SearchFilter[] = [];
      while (reader.offset < end) parts.push(readFilter(reader, depth + 1));
      return { kind: tag === 0xa0 ? 'and' : 'or', parts };
    }
    case 0xa2:
      return { kind: 'not', part: readFilter(reader, depth + 1) };
    case 0xa3:
      return { kind: 'equal', attribute: textOf(reader, OCTET_STRING), value: textOf(reader, OCTET_STRING) };
    case 0xa4:
      return readSubstrings(reader, end);
    default:
      reader.offset = end;
      return { kind: 'other' };
  }
}

function readSubstrings(reader: BerReader, end: number): SubstringFilter {
  const attribute = textOf(reader, OCTET_STRING);
  reader.readSequence(SEQUENCE);
  let [initial, final] = ['', ''];
  const any: string[] = [];
  while (reader.offset < end) {
    const tag = reader.peek();
    if (tag === 0x80) initial = textOf(reader, tag);
    else if (tag === 0x82) final = textOf(reader, tag);
    else any.push(textOf(reader, 0x81));
  }
  return { kind: 'substring', attribute, initial, any, final };
}

/** @throws when another tag stands there. */
function textOf(reader: BerReader, tag: number): string {
  return reader.readString(tag, true)?.toString('utf8') ?? '';
}

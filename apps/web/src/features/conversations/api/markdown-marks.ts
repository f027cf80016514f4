/** What the toolbar puts around or before a text. */
export type Mark = 'bold' | 'italic' | 'code' | 'codeBlock' | 'quote' | 'list' | 'table' | 'link';

export interface Marked {
  readonly text: string;
  /** What is selected: in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** What to put in the place of a part of the text, and what is selected then. */
export interface MarkChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [start: number, end: number];
}

/** Words for what the person is to type over, in the language of the screen. */
export interface MarkWords {
  readonly text: string;
  readonly column: string;
}

const AROUND = { bold: '**', italic: '*', code: '`' } as const;
const BEFORE = { quote: '> ', list: '- ' } as const;

/** Sets a mark on what is selected, or takes it away where it is set. */
export function changeForMark(mark: Mark, marked: Marked, words: MarkWords): MarkChange {
  switch (mark) {
    case 'bold':
    case 'italic':
    case 'code':
      return around(AROUND[mark], marked, words.text);
    case 'quote':
    case 'list':
      return beforeLines(BEFORE[mark], marked);
    case 'codeBlock':
      return asBlock(marked, (inside) => `\`\`\`\n${inside}\n\`\`\``, 4);
    case 'link':
      return asLink(marked, words.text);
    case 'table':
      return asTable(marked, words.column);
  }
}

function around(sign: string, { text, start, end }: Marked, sample: string): MarkChange {
  const selected = text.slice(start, end);
  const size = sign.length;
  const isOutside = text.slice(start - size, start) === sign && text.slice(end, end + size) === sign;
  // One star inside two is no mark of its own.
  const isItsOwn = sign !== '*' || text[start - 2] !== '*' || text.slice(start - 3, start) === '***';
  if (isOutside && isItsOwn && start >= size) {
    return { from: start - size, to: end + size, insert: selected, select: [start - size, end - size] };
  }
  const inside = selected === '' ? sample : selected;
  return {
    from: start,
    to: end,
    insert: `${sign}${inside}${sign}`,
    select: [start + size, start + size + inside.length],
  };
}

function beforeLines(sign: string, { text, start, end }: Marked): MarkChange {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isSet = lines.every((line) => line.startsWith(sign));
  const insert = lines.map((line) => (isSet ? line.slice(sign.length) : sign + line)).join('\n');
  const caret = from + insert.length;
  return { from, to, insert, select: start === end ? [caret, caret] : [from, caret] };
}

/** A block stands on lines of its own. */
function asBlock(
  { text, start, end }: Marked,
  block: (inside: string) => string,
  offset: number,
): MarkChange {
  const selected = text.slice(start, end);
  const isAtLine = start === 0 || text[start - 1] === '\n';
  const isAtEnd = end === text.length || text[end] === '\n';
  const lead = isAtLine ? '' : '\n';
  const begin = start + lead.length + offset;
  return {
    from: start,
    to: end,
    insert: `${lead}${block(selected)}${isAtEnd ? '' : '\n'}`,
    select: [begin, begin + selected.length],
  };
}

function asLink({ text, start, end }: Marked, sample: string): MarkChange {
  const selected = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/u.test(selected);
  const name = isAddress || selected === '' ? sample : selected;
  const address = isAddress ? selected : 'https://';
  const begin = start + (isAddress ? 1 : name.length + 3);
  const length = isAddress ? name.length : address.length;
  return { from: start, to: end, insert: `[${name}](${address})`, select: [begin, begin + length] };
}

function asTable(marked: Marked, column: string): MarkChange {
  const table = `| ${column} 1 | ${column} 2 |\n| --- | --- |\n|  |  |`;
  const change = asBlock({ ...marked, start: marked.end }, () => table, 2);
  const begin = change.select[0];
  return { ...change, select: [begin, begin + column.length + 2] };
}

const FENCE = /^(?:[ \t]*>)*[ \t]*(`{3,}|~{3,})([^\n]*)$/;

/**
 * The parts of a Markdown text that are not code, fenced or between backticks: what stands in code is shown as it was
 * written and means nothing. One pass; the parts lie apart, so that nothing is read across what was between them.
 */
export function outsideCode(markdown: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const [, mark = '', rest = ''] = FENCE.exec(line) ?? [];
    if (fence !== null) {
      if (mark.startsWith(fence) && rest.trim() === '') fence = null;
      continue;
    }
    // Behind an opening of backticks no backtick follows: otherwise it is code in a line.
    const opens = mark !== '' && !(mark.startsWith('`') && rest.includes('`'));
    if (opens) fence = mark;
    if (opens || line.trim() === '') {
      paragraphs.push(lines.join('\n'));
      lines = [];
    } else {
      lines.push(line);
    }
  }
  paragraphs.push(lines.join('\n'));
  return paragraphs.flatMap(outsideBackticks);
}

/** A run of backticks opens code when another run of just its length follows in the paragraph. */
function outsideBackticks(paragraph: string): string[] {
  if (!paragraph.includes('`')) return paragraph === '' ? [] : [paragraph];
  const runs = [...paragraph.matchAll(/`+/g)].map(({ 0: text, index }) => ({ index, length: text.length }));
  const last = new Map(runs.map(({ index, length }) => [length, index]));
  const parts: string[] = [];
  let from = 0;
  let open: { index: number; length: number } | null = null;
  for (const run of runs) {
    if (open) {
      if (run.length !== open.length) continue;
      parts.push(paragraph.slice(from, open.index));
      from = run.index + run.length;
      open = null;
    } else if (isBare(paragraph, run.index) && (last.get(run.length) ?? -1) > run.index) {
      open = run;
    }
  }
  parts.push(paragraph.slice(from));
  return parts;
}

/** Not behind a backslash that takes the meaning from it. */
export function isBare(text: string, index: number): boolean {
  let slashes = 0;
  while (text[index - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 0;
}

import type { FileHandle } from 'node:fs/promises';

/**
 * More than the longest line: a body and what it says of persons, 16 KiB each, of which every byte is written as six, and
 * what stands around them.
 */
const TAIL = 262_144;

export interface FileEnd {
  /** The place of the last record that stands in the file whole; null when none is found near its end. */
  readonly index: number | null;
  /** Whether its last line was cut off. */
  readonly isTorn: boolean;
}

export async function lastIndex(file: FileHandle): Promise<FileEnd> {
  const { size } = await file.stat();
  const start = Math.max(0, size - TAIL);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const text = buffer.toString('ascii', 0, bytesRead);
  const whole = text.split('\n').slice(0, -1);
  const index = whole.map(indexOf).findLast((found) => found !== null);
  return { index: index ?? null, isTorn: text !== '' && !text.endsWith('\n') };
}

function indexOf(line: string): number | null {
  const digits = /^\{"index":(\d{1,16}),.*\}$/.exec(line)?.[1];
  return digits === undefined ? null : Number(digits);
}

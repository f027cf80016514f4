import { readSync } from 'node:fs';
import { UnreadableFile, withFile } from './read-file.js';

const CHUNK = 1 << 16;
/** A record of 16 KiB in base64, and what stands around it. */
const LONGEST_LINE = 1 << 18;

/**
 * Hands each line of a file to `use`, without holding the file. A missing file has no lines.
 * @returns whether there is a file.
 * @throws UnreadableFile for a line longer than any that is written.
 */
export function readLines(path: string, use: (line: string, number: number) => void): boolean {
  const found = withFile(path, (descriptor) => {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let [rest, number]: [Buffer, number] = [Buffer.alloc(0), 0];
    for (let read = CHUNK; read > 0;) {
      read = readSync(descriptor, chunk, 0, CHUNK, null);
      rest = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        use(rest.toString('utf8', 0, end), ++number);
        rest = rest.subarray(end + 1);
      }
      if (rest.length > LONGEST_LINE) throw new UnreadableFile(`${path}: line ${number + 1} does not end`);
    }
    if (rest.length > 0) use(rest.toString('utf8'), number + 1);
    return true;
  });
  return found ?? false;
}

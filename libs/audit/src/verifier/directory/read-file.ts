import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A file of the directory cannot be read as what it should be; what is wrong with it, for the report. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  /** @param isDenied the file may be right, but the system does not let it be read. */
  constructor(
    message: string,
    readonly isDenied = false,
  ) {
    super(message);
  }
}

/**
 * The whole file; null when there is none.
 * @param most bytes that such a file can have: nobody makes the verifier fill the memory.
 * @throws UnreadableFile
 */
export function readBounded(path: string, most: number): Buffer | null {
  return withFile(path, (descriptor, size) => {
    if (size > most) throw new UnreadableFile(`${path} is larger than such a file can be`);
    const bytes = Buffer.allocUnsafeSlow(size);
    let at = 0;
    while (at < size) {
      const read = readSync(descriptor, bytes, at, size - at, at);
      if (read === 0) throw new UnreadableFile(`${path} became shorter while it was read`);
      at += read;
    }
    return bytes;
  });
}

/**
 * What `use` makes of an opened file; null when there is none.
 * @throws UnreadableFile when it is a directory, a pipe or a device, or may not be read.
 */
export function withFile<T>(path: string, use: (descriptor: number, size: number) => T): T | null {
  const descriptor = open(path);
  if (descriptor === null) return null;
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new UnreadableFile(`${path} is no file`);
    return use(descriptor, stat.size);
  } finally {
    closeSync(descriptor);
  }
}

function open(path: string): number | null {
  try {
    // Without waiting: a named pipe in the place of a file would hold the verifier for ever.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UnreadableFile(`${path} cannot be read: ${code}`, true);
  }
}

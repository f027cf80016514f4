import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/** The last checkpoint outside the database. Read at each start: a database that was set back is behind it. */
export class CheckpointFile {
  constructor(private readonly file: string) {}

  /** Null before the first. */
  read(): Buffer | null {
    try {
      return readFileSync(this.file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** All of it or nothing: whoever reads meets the one before, or this one. */
  write(note: string): void {
    const made = `${this.file}.new`;
    const file = openSync(made, 'w', 0o644);
    try {
      writeSync(file, note);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(made, this.file);
  }
}

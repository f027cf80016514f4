import { checkpointTime, parseCheckpoint, type Checkpoint } from '../../tree/checkpoint.js';
import { parseNote, type SignedNote } from '../../tree/note/signed-note.js';
import { TreeError } from '../../tree/tree-error.js';
import type { Findings } from '../report/findings.js';
import type { LogDirectory } from './log-directory.js';
import { readBounded, UnreadableFile } from './read-file.js';

/** Where a checkpoint lies; it is read when its size is reached, since a log has many. */
export interface HeldCheckpoint {
  /** For people: the name of the file. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** `outside` for a copy that was kept elsewhere. */
  readonly from: 'history' | 'latest' | 'outside';
}

export interface ReadCheckpoint extends Checkpoint {
  readonly note: SignedNote;
  /** Milliseconds since 1970; null when it does not say. */
  readonly time: number | null;
}

const LARGEST_NOTE = 1_000_000;
const NAME = /^(\d{20})(?:-(\d+))?\.note$/;

/** All checkpoints of the directory and those from outside, by size; the oldest of a size first. */
export function heldCheckpoints(
  directory: LogDirectory,
  outside: readonly string[],
  findings: Findings,
): HeldCheckpoint[] {
  const history = directory.names('checkpoints').flatMap((name) => {
    const [, size, again] = NAME.exec(name) ?? [];
    if (size === undefined) {
      findings.tampered(null, `checkpoints/${name} has a name that no checkpoint has`);
      return [];
    }
    const path = directory.path(`checkpoints/${name}`);
    return [
      {
        name: `checkpoints/${name}`,
        path,
        size: Number(size),
        from: 'history',
        again: Number(again ?? 0),
      } as const,
    ];
  });
  history.sort((a, b) => a.size - b.size || a.again - b.again);
  const latest = single({ name: 'checkpoint', path: directory.path('checkpoint'), from: 'latest' }, findings);
  const copies = outside.flatMap((path) => single({ name: path, path, from: 'outside' }, findings));
  return [...history, ...latest, ...copies].sort((a, b) => a.size - b.size);
}

/** @throws TreeError, UnreadableFile */
export function readCheckpoint(path: string): ReadCheckpoint | null {
  const bytes = readBounded(path, LARGEST_NOTE);
  if (!bytes) return null;
  const note = parseNote(bytes);
  const checkpoint = parseCheckpoint(note.text);
  return { ...checkpoint, note, time: checkpointTime(checkpoint) };
}

function single(file: Omit<HeldCheckpoint, 'size'>, findings: Findings): HeldCheckpoint[] {
  try {
    const checkpoint = readCheckpoint(file.path);
    return checkpoint ? [{ ...file, size: checkpoint.size }] : [];
  } catch (error) {
    findings.tampered(null, `${file.name} is no checkpoint: ${whyUnreadable(error)}`);
    return [];
  }
}

/** What a file is not, in words. Anything that is not of a file goes on. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof TreeError || error instanceof UnreadableFile) return error.message;
  throw error;
}

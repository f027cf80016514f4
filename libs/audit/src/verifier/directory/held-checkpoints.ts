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
const NAME = /^\d{20}(?:-\d+)?\.note$/;
const DIGITS = 20;

/**
 * All checkpoints of the directory and those from outside, handed out by size; the oldest of a size first. A log has
 * several a second: of those in its history only the names are kept.
 */
export class HeldCheckpoints {
  private readonly history: readonly string[];
  private readonly others: readonly HeldCheckpoint[];
  private nextInHistory = 0;
  private nextOther = 0;

  constructor(
    private readonly directory: LogDirectory,
    outside: readonly string[],
    findings: Findings,
  ) {
    const names = directory.names('checkpoints');
    for (const name of names) {
      if (!NAME.test(name)) findings.tampered(null, `checkpoints/${name} has a name that no checkpoint has`);
    }
    this.history = names
      .filter((name) => NAME.test(name))
      .sort((a, b) => sizeOf(a) - sizeOf(b) || againOf(a) - againOf(b));
    const latest = single(
      { name: 'checkpoint', path: directory.path('checkpoint'), from: 'latest' },
      findings,
    );
    const copies = outside.flatMap((path) => single({ name: path, path, from: 'outside' }, findings));
    this.others = [...latest, ...copies].sort((a, b) => a.size - b.size);
  }

  get count(): number {
    return this.history.length + this.others.length;
  }

  /** The file `checkpoint`. */
  get latest(): HeldCheckpoint | null {
    return this.others.find(({ from }) => from === 'latest') ?? null;
  }

  /** The largest of the directory itself. */
  get newest(): HeldCheckpoint | null {
    const inHistory = this.inHistory(this.history.length - 1);
    return inHistory && inHistory.size >= (this.latest?.size ?? 0) ? inHistory : this.latest;
  }

  /** The next one of this size; null when there is none left. Asked in the order of sizes. */
  next(size: number): HeldCheckpoint | null {
    const held = this.inHistory(this.nextInHistory);
    if (held?.size === size) {
      this.nextInHistory++;
      return held;
    }
    const other = this.others[this.nextOther];
    if (other?.size !== size) return null;
    this.nextOther++;
    return other;
  }

  /** How many were not handed out yet, and the first of them. */
  left(): { readonly count: number; readonly first: HeldCheckpoint | null } {
    const count = this.count - this.nextInHistory - this.nextOther;
    const first = [this.others[this.nextOther], this.inHistory(this.nextInHistory)].filter((one) => !!one);
    return { count, first: first.sort((a, b) => a.size - b.size)[0] ?? null };
  }

  private inHistory(place: number): HeldCheckpoint | null {
    const name = this.history[place];
    if (name === undefined) return null;
    const path = `checkpoints/${name}`;
    return { name: path, path: this.directory.path(path), size: sizeOf(name), from: 'history' };
  }
}

function sizeOf(name: string): number {
  return Number(name.slice(0, DIGITS));
}

/** Of several of one size the first has no number. */
function againOf(name: string): number {
  return -parseInt(name.slice(DIGITS), 10) || 0;
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

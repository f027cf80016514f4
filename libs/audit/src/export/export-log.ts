import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leafEntry } from '../record/leaf-entry.js';
import { encodeBundle } from '../tree/entry-bundle.js';
import { tileNumber, tilePath, TILE_WIDTH } from '../tree/tile-path.js';
import { rowLength } from '../tree/tile-reader.js';
import { ExportError } from './export-error.js';
import type { LogPlace, LogReader } from './log-reader.js';

/** Records that are read at a time: whole bundles. */
const AT_ONCE = 16 * TILE_WIDTH;

/** What the settings say of the log: its name, and the verifier keys of its witnesses. */
export interface ExportedLog {
  readonly origin: string;
  readonly witnessKeys: readonly string[];
}

/** Where an export is at: records written, of how many. */
export type ExportProgress = (done: number, of: number) => void;

/**
 * Writes the whole log into an empty folder, as the stand-alone verifier reads it (ADR 1 of this lib).
 * @throws ExportError when nothing is sealed yet, or the folder is not empty.
 */
export async function exportLog(
  reader: LogReader,
  { origin, witnessKeys }: ExportedLog,
  folder: string,
  progress: ExportProgress,
): Promise<number> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ExportError(`${folder} is not empty: an export wants a folder of its own`);
  const last = await reader.lastCheckpoint();
  if (!last) throw new ExportError('nothing is sealed yet: the sequencer has not begun');
  const size = await reader.size();
  const keys = { origin, keys: await reader.keys(), witnesses: witnessKeys };
  write(folder, 'checkpoint', last.note + (await reader.cosignatures(last.id)));
  write(folder, 'keys.json', JSON.stringify(keys, null, 2));
  await writeCheckpoints(reader, folder);
  await writeTiles(reader, folder, size);
  const pruned = await reader.pruned();
  if (pruned.length > 0) write(folder, 'pruned.json', JSON.stringify(pruned));
  const isPruned = (start: number): boolean =>
    pruned.some(({ fromIndex, toIndex }) => fromIndex <= start && start < toIndex);
  for (let from = 0; from < size; from += AT_ONCE) {
    const places = await reader.places(from, AT_ONCE);
    writePlaces(folder, from, Math.min(AT_ONCE, size - from), places, isPruned);
    progress(Math.min(from + AT_ONCE, size), size);
  }
  await writeUnsealed(reader, folder);
  return size;
}

async function writeCheckpoints(reader: LogReader, folder: string): Promise<void> {
  const made = new Map<number, number>();
  let after = 0;
  for (;;) {
    const page = await reader.checkpoints(after, AT_ONCE);
    for (const { id, size, note, cosignatures } of page) {
      const of = made.get(size) ?? 0;
      made.set(size, of + 1);
      const name = String(size).padStart(20, '0');
      write(folder, `checkpoints/${name}${of === 0 ? '' : `-${of}`}.note`, note + cosignatures);
      after = id;
    }
    if (page.length < AT_ONCE) return;
  }
}

async function writeTiles(reader: LogReader, folder: string, size: number): Promise<void> {
  for (let level = 0; rowLength(size, level) > 0; level++) {
    const length = rowLength(size, level);
    for (let n = 0; n * TILE_WIDTH < length; n++) {
      const bytes = await reader.tile(level, n);
      const width = Math.min(TILE_WIDTH, length - n * TILE_WIDTH);
      // A tile that is not there is not made up: the verifier says so.
      if (bytes) write(folder, tilePath({ level, n, width }), bytes);
    }
  }
}

function writePlaces(
  folder: string,
  from: number,
  count: number,
  places: readonly LogPlace[],
  isPruned: (start: number) => boolean,
): void {
  const byIndex = new Map(places.map((place) => [place.index, place]));
  for (let start = from; start < from + count; start += TILE_WIDTH) {
    if (isPruned(start)) continue;
    const width = Math.min(TILE_WIDTH, from + count - start);
    const held = Array.from({ length: width }, (_, at) => byIndex.get(start + at));
    const n = start / TILE_WIDTH;
    // Where a record is gone an empty entry keeps the places of those after it: its leaf does not fit.
    const entries = held.map((place) =>
      place?.mac && place.body ? leafEntry(place.mac, place.body) : Buffer.alloc(0),
    );
    write(folder, tilePath({ level: 'entries', n, width }), encodeBundle(entries));
    const personal = held.map((place) => place?.personal ?? Buffer.alloc(0));
    write(folder, `personal/${tileNumber(n)}`, encodeBundle(personal));
    const lines = held.flatMap((place) =>
      place?.columns ? [`${JSON.stringify({ index: place.index, ...place.columns })}\n`] : [],
    );
    write(folder, `projection/${tileNumber(n)}.jsonl`, lines.join(''));
  }
}

async function writeUnsealed(reader: LogReader, folder: string): Promise<void> {
  const file = join(folder, 'pending.jsonl');
  let after: string | null = null;
  for (;;) {
    const page = await reader.unsealed(after, AT_ONCE);
    const lines = page.map(({ id, mac, body, personal, queued }) =>
      JSON.stringify({ id, ...base64({ body, mac, personal }), queued }),
    );
    appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
    after = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return;
  }
}

function base64(parts: Readonly<Record<string, Buffer | null>>): Record<string, string | null> {
  const written = Object.entries(parts).map(([name, bytes]) => [name, bytes?.toString('base64') ?? null]);
  return Object.fromEntries(written) as Record<string, string | null>;
}

function write(folder: string, name: string, content: string | Buffer): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

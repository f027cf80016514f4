import { leafEntry } from '../record/leaf-entry.js';
import { parseCheckpoint, type Checkpoint } from '../tree/checkpoint.js';
import { HASH_SIZE, leafHash } from '../tree/hashes.js';
import type { NoteVerifier } from '../tree/note/note-key.js';
import { openNote } from '../tree/note/open-note.js';
import { rootFromTiles } from '../tree/right-edge.js';
import { TILE_WIDTH } from '../tree/tile-path.js';
import { TreeError } from '../tree/tree-error.js';
import { LogAlarm } from './log-alarm.js';
import type { Head, SequencerStore } from './sequencer-store.js';

/**
 * Whether the log can be gone on from: its last checkpoint is signed and fits the tiles, the tiles fit the records of
 * the last bundle, and what was published before is a beginning of it. The rest is for the verifier.
 * @param keys the one that signs, and the one that takes its place.
 * @param published the last checkpoint that is kept outside the database; null when there is none.
 * @throws LogAlarm
 */
export async function checkLog(
  store: SequencerStore,
  head: Head,
  published: Buffer | null,
  keys: readonly NoteVerifier[],
): Promise<void> {
  try {
    await checkHead(store, head, keys);
    await checkLastBundle(store, head.size);
    if (published) await checkPublished(store, head.size, open(published, keys));
  } catch (error) {
    if (error instanceof TreeError) throw new LogAlarm(error.message, { cause: error });
    throw error;
  }
}

async function checkHead(
  store: SequencerStore,
  { size, note }: Head,
  keys: readonly NoteVerifier[],
): Promise<void> {
  if (note === null) {
    if (size > 0) throw new LogAlarm(`${size} records are sealed, and there is no checkpoint`);
    return;
  }
  const last = open(Buffer.from(note, 'utf8'), keys);
  if (last.size !== size)
    throw new LogAlarm(`${size} records are sealed, and the last checkpoint says ${last.size}`);
  await requireRoot(store, last);
}

async function checkLastBundle(store: SequencerStore, size: number): Promise<void> {
  const n = Math.floor(Math.max(0, size - 1) / TILE_WIDTH);
  const from = n * TILE_WIDTH;
  const [tile, records] = await Promise.all([store.tile(0, n), store.sealed(from, TILE_WIDTH)]);
  for (let index = from; index < size; index++) {
    const at = index - from;
    const record = records[at];
    const leaf = tile?.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE);
    if (record?.index !== index || !leaf?.equals(leafHash(leafEntry(record.mac, record.body))))
      throw new LogAlarm(`record ${index} is not the one that was sealed`);
  }
  if (records.length > size - from) throw new LogAlarm(`the log goes on after its end, from record ${size}`);
}

/** A database that was set back to yesterday is whole in itself, and shorter than what was published. */
async function checkPublished(store: SequencerStore, size: number, published: Checkpoint): Promise<void> {
  if (published.size > size)
    throw new LogAlarm(`the log has ${size} records, and ${published.size} were published: it was set back`);
  await requireRoot(store, published);
}

async function requireRoot(store: SequencerStore, { size, root }: Checkpoint): Promise<void> {
  const found = await rootFromTiles(size, (level, n) => store.tile(level, n));
  if (!found.equals(root))
    throw new LogAlarm(`the tree of the first ${size} records is not the one that was signed`);
}

function open(note: Buffer, keys: readonly NoteVerifier[]): Checkpoint {
  return parseCheckpoint(openNote(note, keys).text);
}

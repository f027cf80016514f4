import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeBundle } from '../../tree/entry-bundle.js';
import { tileNumber, tilePath, TILE_WIDTH } from '../../tree/tile-path.js';
import { rowLength } from '../../tree/tile-reader.js';
import type { Written } from './made-emitter.js';
import { ORIGIN, type MadeLog } from './made-log.js';

/** Writes a log as `ruche audit export` does. Entries come from the records, tiles from the tree: they may differ. */
export async function writeLog(log: MadeLog, folder: string): Promise<void> {
  const write = (name: string, bytes: string | Buffer): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  for (let n = 0; n * TILE_WIDTH < log.records.length; n++) {
    const records = log.records.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, log.tree.size - n * TILE_WIDTH);
    const isPruned = log.pruned.some(
      ({ fromIndex, toIndex }) => fromIndex <= n * TILE_WIDTH && n * TILE_WIDTH + width <= toIndex,
    );
    if (isPruned) continue;
    // A row that was deleted leaves its place empty: nothing moves up.
    const present = records.filter(({ body }) => body.length > 0);
    write(
      tilePath({ level: 'entries', n, width }),
      encodeBundle(present.map(({ mac, body }) => Buffer.concat([mac, body]))),
    );
    write(`projection/${tileNumber(n)}.jsonl`, projection(records, n * TILE_WIDTH));
    const personal = present.map((record) => record.personal ?? Buffer.alloc(0));
    write(`personal/${tileNumber(n)}`, encodeBundle(personal));
  }
  await writeTiles(log, write);
  const seen = new Map<number, number>();
  for (const { size, note } of log.checkpoints) {
    const again = seen.get(size) ?? 0;
    seen.set(size, again + 1);
    write(`checkpoints/${String(size).padStart(20, '0')}${again > 0 ? `-${again}` : ''}.note`, note);
  }
  const latest = log.checkpoints.at(-1);
  if (latest) write('checkpoint', latest.note);
  const keys = log.keys.map(({ vkey, fromIndex }) => ({ vkey, fromIndex }));
  write('keys.json', JSON.stringify({ origin: ORIGIN, keys, witnesses: [log.witness.vkey] }));
  if (log.pruned.length > 0) write('pruned.json', JSON.stringify(log.pruned));
  write('pending.jsonl', log.pending.map(pendingLine).join(''));
}

async function writeTiles(log: MadeLog, write: (name: string, bytes: Buffer) => void): Promise<void> {
  for (let level = 0; rowLength(log.tree.size, level) > 0; level++) {
    const length = rowLength(log.tree.size, level);
    for (let n = 0; n * TILE_WIDTH < length; n++) {
      const width = Math.min(TILE_WIDTH, length - n * TILE_WIDTH);
      const bytes = await log.tree.read(level, n);
      if (bytes) write(tilePath({ level, n, width }), bytes.subarray(0, width * 32));
    }
  }
}

function projection(records: readonly Written[], first: number): string {
  return records
    .map(({ fields, body }, i) =>
      body.length === 0 ? '' : `${JSON.stringify(columns(fields, first + i))}\n`,
    )
    .join('');
}

function columns(fields: Written['fields'], index: number): Record<string, unknown> {
  const names =
    'id at emitter emitterSeq event actor sessionId sourceAddress objectType objectId label decision outcome reason correlationId';
  return { index, ...Object.fromEntries(names.split(' ').map((name) => [name, fields[name]])) };
}

function pendingLine({ written, queued }: MadeLog['pending'][number]): string {
  const { fields, body, mac, personal } = written;
  const line = {
    id: fields['id'],
    body: body.toString('base64'),
    mac: mac.toString('base64'),
    personal: personal?.toString('base64') ?? null,
    queued,
  };
  return `${JSON.stringify(line)}\n`;
}

import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  appendLeaves,
  ED25519,
  encodeBundle,
  formatCheckpoint,
  generateNoteKey,
  leafHash,
  parseSignerKey,
  signNote,
  tileNumber,
  tilePath,
  TILE_WIDTH,
  timeLine,
} from '#audit';
import { MadeEmitter, type MadeRecord } from './made-emitter.js';

const ORIGIN = 'bench.example/audit';
const EMITTERS = 3;
/** Entries between two checkpoints: a quarter of a second at 2,000 events a second. */
const BATCH = 500;

/** What is needed to check it. */
export interface MadeAuditLog {
  readonly vkey: string;
  /** PEM, PKCS#8. */
  readonly auditorKey: string;
  readonly bytes: number;
}

/** Writes an export of `count` records to a folder, as `ruche audit export` does. */
export async function madeAuditLog(folder: string, count: number): Promise<MadeAuditLog> {
  const auditor = generateKeyPairSync('x25519');
  const key = generateNoteKey(ORIGIN, ED25519);
  const signer = parseSignerKey(key.skey);
  const emitters = Array.from({ length: EMITTERS }, () => new MadeEmitter(auditor.publicKey));
  let time = Date.parse('2026-11-21T08:00:00Z');
  let bytes = 0;
  const write = (name: string, content: Buffer | string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    bytes += content.length;
  };

  /** The tiles at the right edge: full ones are on the disk and needed no more. */
  const edge = new Map<string, Buffer>();
  let bundle: MadeRecord[] = [];
  let note = '';
  for (let size = 0; size < count;) {
    const batch = Array.from({ length: Math.min(BATCH, count - size) }, (_, i) => {
      time += i % 2;
      return emitters[(size + i) % EMITTERS]!.record(time);
    });
    const appended = await appendLeaves(
      size,
      (level, n) => Promise.resolve(edge.get(`${level}/${n}`) ?? null),
      batch.map(({ entry }) => leafHash(entry)),
    );
    for (const tile of appended.tiles) {
      const width = tile.bytes.length / 32;
      if (width === TILE_WIDTH) write(tilePath({ ...tile, width }), tile.bytes);
      if (width === TILE_WIDTH) edge.delete(`${tile.level}/${tile.n}`);
      else edge.set(`${tile.level}/${tile.n}`, tile.bytes);
    }
    for (const record of batch) {
      bundle.push(record);
      if (++size % TILE_WIDTH === 0 || size === count) {
        writeBundle(bundle, size, write);
        bundle = [];
      }
    }
    const text = { origin: ORIGIN, size, root: appended.root, extensions: [timeLine(time)] };
    note = signNote(formatCheckpoint(text), [signer], 0);
    write(`checkpoints/${String(size).padStart(20, '0')}.note`, note);
  }
  for (const [tile, content] of edge) {
    const [level, n] = tile.split('/').map(Number);
    write(tilePath({ level: level!, n: n!, width: content.length / 32 }), content);
  }
  write('checkpoint', note);
  write(
    'keys.json',
    JSON.stringify({ origin: ORIGIN, keys: [{ vkey: key.vkey, fromIndex: 0 }], witnesses: [] }),
  );
  write('pending.jsonl', '');
  const auditorKey = String(auditor.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { vkey: key.vkey, auditorKey, bytes };
}

function writeBundle(
  records: readonly MadeRecord[],
  end: number,
  write: (name: string, content: Buffer | string) => void,
): void {
  const first = end - records.length;
  const n = Math.floor(first / TILE_WIDTH);
  write(
    tilePath({ level: 'entries', n, width: records.length }),
    encodeBundle(records.map(({ entry }) => entry)),
  );
  write(`personal/${tileNumber(n)}`, encodeBundle(records.map(({ personal }) => personal)));
  const lines = records.map(({ columns }, i) => `${JSON.stringify({ index: first + i, ...columns })}\n`);
  write(`projection/${tileNumber(n)}.jsonl`, lines.join(''));
}

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { consistencyProof } from '../../tree/consistency.js';
import { formatConsistency } from '../../tree/consistency-file.js';
import { ED25519 } from '../../tree/note/ed25519-type.js';
import { generateNoteKey, parseSignerKey, parseVerifierKey } from '../../tree/note/note-key.js';
import { openNote } from '../../tree/note/open-note.js';
import { MadeLog } from '../testing/made-log.js';
import type { Report } from '../report/report.js';
import { cosign } from './cosign.js';

const NOW = new Date('2026-11-21T12:00:00.700Z');

let folder: string;
let log: MadeLog;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ruche-witness-'));
  log = new MadeLog();
  await grow(log);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);

async function grow(grown: MadeLog): Promise<void> {
  const emitter = grown.emitter();
  await grown.seal(emitter.start(), ...Array.from({ length: 7 }, () => emitter.record('message.posted')));
}

/** Writes what the operator carries to the witness, and lets him cosign it. */
async function carried(
  from: number | null,
  options: { of?: MadeLog; note?: string; logKey?: string | null } = {},
): Promise<Report> {
  const of = options.of ?? log;
  writeFileSync(path('checkpoint'), options.note ?? (await of.checkpoint()).note);
  rmSync(path('consistency'), { force: true });
  rmSync(path('cosigned'), { force: true });
  if (from !== null) {
    const hashes = await consistencyProof(from, of.tree.size, of.tree.read);
    writeFileSync(path('consistency'), formatConsistency({ oldSize: from, hashes }));
  }
  const logKey = options.logKey === undefined ? log.keys[0]!.vkey : options.logKey;
  return cosign(
    {
      folder,
      signer: parseSignerKey(log.witness.skey),
      logKeys: logKey === null ? [] : [parseVerifierKey(logKey)],
      state: path('state'),
      out: path('cosigned'),
    },
    NOW,
  );
}

const refused = (report: Report): string => {
  expect(report.exitCode).toBe(1);
  expect(existsSync(path('cosigned'))).toBe(false);
  return String(report.firstBad?.what);
};

describe('a witness without a network', () => {
  it('cosigns the first checkpoint and each that continues it', async () => {
    expect(await carried(null)).toMatchObject({ exitCode: 0, facts: { cosigned: 8 } });
    await grow(log);
    expect(await carried(8)).toMatchObject({ exitCode: 0, facts: { cosigned: 16 } });
    const keys = [log.keys[0]!.vkey, log.witness.vkey].map((vkey) => parseVerifierKey(vkey));
    const { verified } = openNote(readFileSync(path('cosigned')), keys);
    expect(verified.map(({ key, time }) => [key.name, time])).toEqual([
      ['ruche.example/audit', null],
      ['witness.example', 1_795_262_400],
    ]);
    // The same once more, as when the medium was lost on the way back.
    expect(await carried(null)).toMatchObject({ exitCode: 0 });
  });

  it('refuses another history of the same log, whatever proof comes with it', async () => {
    await carried(null);
    const other = new MadeLog();
    other.keys[0] = log.keys[0]!;
    await grow(other);
    expect(refused(await carried(8, { of: other }))).toMatch(
      /nothing shows that it continues the checkpoint of 8 entries/,
    );
    await grow(other);
    expect(refused(await carried(8, { of: other }))).toMatch(/nothing shows that it continues/);
    expect(refused(await carried(16, { of: other }))).toMatch(/the proof starts from 16 entries/);
    // Control: without what he remembers he would cosign it.
    rmSync(path('state'));
    expect(await carried(8, { of: other })).toMatchObject({ exitCode: 0 });
  });

  it('refuses one that is older, or comes without a proof', async () => {
    const old = (await log.checkpoint()).note;
    await grow(log);
    await carried(null);
    expect(refused(await carried(null, { note: old }))).toMatch(
      /has 8 entries, the last cosigned one had 16/,
    );
    await grow(log);
    expect(refused(await carried(null))).toMatch(/nothing shows that it continues/);
    expect(await carried(16)).toMatchObject({ exitCode: 0 });
  });

  it('refuses what the log did not sign', async () => {
    const { note } = await log.checkpoint();
    expect(refused(await carried(null, { note: note.replace('\n8\n', '\n9\n') }))).toMatch(/does not hold/);
    expect(refused(await carried(null, { logKey: log.newKey().vkey }))).toMatch(/not signed by a known key/);
    expect(existsSync(path('state'))).toBe(false);
  });

  it('believes the key of the medium once, at the very first, and says so', async () => {
    const keysFile = (vkey: string): void =>
      writeFileSync(
        path('keys.json'),
        JSON.stringify({ origin: 'o', keys: [{ vkey, fromIndex: 0 }], witnesses: [] }),
      );
    keysFile(log.keys[0]!.vkey);
    const first = await carried(null, { logKey: null });
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.notes[0]).toMatch(/from now on the key of the log is/);
    await grow(log);
    const stolen = { ...log.newKey(), fromIndex: 0 };
    keysFile(stolen.vkey);
    const note = await log.sign(log.tree.size, undefined, stolen);
    expect(refused(await carried(8, { note, logKey: null }))).toMatch(/not signed by a known key/);
  });

  it('never begins anew by itself: a state that cannot be read stops him', async () => {
    await carried(null);
    writeFileSync(path('state'), '{}');
    await expect(carried(null)).rejects.toThrow(/is no state of a witness/);
  });

  it('has a key of his own kind', async () => {
    // One of a log would sign something else.
    const { skey } = generateNoteKey('witness.example', ED25519);
    writeFileSync(path('checkpoint'), (await log.checkpoint()).note);
    const signer = parseSignerKey(skey);
    const report = cosign({ folder, signer, logKeys: [], state: path('state'), out: path('cosigned') }, NOW);
    expect(refused(report)).toMatch(/--keygen-witness/);
  });
});

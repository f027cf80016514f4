import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSealedKey, sealKey } from '../keys/sealed-key.js';
import { consistencyProof } from '../tree/consistency.js';
import { formatConsistency } from '../tree/consistency-file.js';
import { edited } from './testing/changed.js';
import type { MadeLog } from './testing/made-log.js';
import { proofOf } from './testing/proof-of.js';
import { wholeLog } from './testing/whole-log.js';
import { writeLog } from './testing/write-log.js';

const ROOT = join(import.meta.dirname, '../../../..');

/** The one file as it is given away: built into a folder without packages, and run there. */
describe('the stand-alone verifier', () => {
  let folder: string;
  let log: MadeLog;
  const path = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ruche-verifier-'));
    const args = ['build', '--config', 'tools/verifier.vite.mjs', '--logLevel', 'warn', '--outDir', folder];
    const built = spawnSync(join(ROOT, 'node_modules/.bin/vite'), args, { cwd: ROOT, encoding: 'utf8' });
    expect(built).toMatchObject({ status: 0, stderr: '' });
    ({ log } = await wholeLog());
    await writeLog(log, path('log'));
    writeFileSync(path('auditor.pem'), log.auditor.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path('ruche-audit-verify.mjs'), ...args],
      {
        cwd: folder,
        env: {},
        encoding: 'utf8',
      },
    );
    return { status, stdout, stderr };
  };
  const keys = (): string[] => ['--log-key', log.keys[0]!.vkey, '--auditor-key', path('auditor.pem')];

  it('is one file that imports nothing but what Node has for files and hashes', () => {
    const file = path('ruche-audit-verify.mjs');
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(statSync(file).mode & 0o111).toBe(0o111);
    const imported = [...text.matchAll(/^import .* from "(.*)";$/gm)].map(([, name]) => name);
    expect(imported.sort()).toEqual(['node:buffer', 'node:crypto', 'node:fs', 'node:path', 'node:util']);
    expect(text).not.toMatch(/\brequire\(|\bimport\(|fetch\(|sourceMappingURL/);
  });

  it('ends with 0 for a whole log, 2 without the auditor, 1 for a changed one', async () => {
    expect(run('log', ...keys())).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^WHOLE\n/),
      stderr: '',
    });
    expect(run('log')).toMatchObject({ status: 2, stdout: expect.stringContaining('MAC not checked') });
    const { log: other } = await wholeLog();
    other.records[77] = edited(other.records[77]!, { decision: 'deny' });
    await writeLog(other, path('changed'));
    const { status, stdout } = run('changed', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([1, { verdict: 'tampered', firstBad: { index: 77 } }]);
  });

  it.each([
    [[], 'one directory'],
    [['nowhere'], 'is no directory'],
    [['log', 'log'], 'one directory'],
    [['log', '--unknown'], '--unknown'],
    [['log', '--log-key', 'rubbish'], '--log-key: key: not name\\+hash\\+base64'],
    [['log', '--auditor-key', 'keys.json'], 'does not exist'],
    [['log', '--checkpoint', 'nowhere'], 'does not exist'],
    [['--proof', 'nowhere'], 'does not exist'],
    [['--keygen-witness', 'a b', '--out', 'x'], 'no spaces and no plus'],
    [['--cosign', 'log'], '--out is missing|--state is missing'],
  ] as [string[], string][])('ends with 3 for %j', (args, what) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(new RegExp(what));
  });

  it('shows how it is used', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--cosign DIR') });
  });

  it('checks the proof of one record', async () => {
    writeFileSync(path('proof'), await proofOf(log, 400));
    expect(run('--proof', 'proof', '--log-key', log.keys[1]!.vkey)).toMatchObject({ status: 0 });
  });

  it('makes the key pair of the auditor: the private half for its owner alone, the public one for the site', () => {
    const { status, stdout } = run('--keygen-auditor', '--out', 'new-auditor.pem');
    expect(status).toBe(0);
    expect(statSync(path('new-auditor.pem')).mode & 0o777).toBe(0o600);
    const key = randomBytes(32);
    const sealed = sealKey(key, createPublicKey(stdout));
    expect(openSealedKey(sealed, createPrivateKey(readFileSync(path('new-auditor.pem'))))).toEqual(key);
    expect(run('--keygen-auditor', '--out', 'new-auditor.pem').status).toBe(3);
  });

  it('makes a key for a witness, for its owner alone, and cosigns with it', async () => {
    const { status, stdout: vkey } = run('--keygen-witness', 'auditor.example', '--out', 'witness.key');
    expect([status, vkey]).toEqual([0, expect.stringMatching(/^auditor\.example\+[0-9a-f]{8}\+/)]);
    expect(statSync(path('witness.key')).mode & 0o777).toBe(0o600);
    expect(run('--keygen-witness', 'auditor.example', '--out', 'witness.key').status).toBe(3);

    mkdirSync(path('medium'));
    const args = [
      '--witness-skey',
      'witness.key',
      '--state',
      'state.json',
      '--out',
      'cosigned',
      '--log-key',
      log.keys[1]!.vkey,
    ];
    const newer = log.checkpoints.at(-1)!;
    const older = log.checkpoints.findLast(({ size }) => size < newer.size)!;
    writeFileSync(path('medium/checkpoint'), older.note);
    expect(run('--cosign', 'medium', ...args)).toMatchObject({ status: 0 });
    const hashes = await consistencyProof(older.size, newer.size, log.tree.read);
    writeFileSync(path('medium/checkpoint'), newer.note);
    writeFileSync(path('medium/consistency'), formatConsistency({ oldSize: older.size, hashes }));
    expect(run('--cosign', 'medium', ...args)).toMatchObject({ status: 0 });
    // The older again: he does not go back.
    writeFileSync(path('medium/checkpoint'), older.note);
    expect(run('--cosign', 'medium', ...args)).toMatchObject({ status: 1 });

    cpSync(path('cosigned'), path('log/checkpoint'));
    expect(run('log', ...keys(), '--witness-key', vkey.trim())).toMatchObject({ status: 0 });
  });
});

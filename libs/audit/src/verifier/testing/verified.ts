import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVerifierKey } from '../../tree/note/note-key.js';
import { verifyDirectory } from '../command/verify-directory.js';
import type { VerifyOptions } from '../command/verify-options.js';
import type { Report } from '../report/report.js';
import type { MadeLog } from './made-log.js';
import { writeLog } from './write-log.js';

/** Hands a folder to `use` that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-audit-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What who checks a log brings along: all keys, and no copy of a checkpoint. */
export function options(log: MadeLog, folder: string): VerifyOptions {
  return {
    folder,
    logKeys: log.keys.slice(0, 1).map(({ vkey }) => parseVerifierKey(vkey)),
    witnessKeys: [parseVerifierKey(log.witness.vkey)],
    checkpoints: [],
    auditorKeys: [log.auditor.privateKey],
  };
}

/** Writes the log, checks it and removes it. @param onDisk changes files before. */
export async function verified(
  log: MadeLog,
  changes: Partial<VerifyOptions> = {},
  onDisk: (folder: string) => void = () => undefined,
): Promise<Report> {
  return inFolder(async (folder) => {
    await writeLog(log, folder);
    onDisk(folder);
    return verifyDirectory({ ...options(log, folder), ...changes }, process.stderr);
  });
}

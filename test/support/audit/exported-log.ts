import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog, LogReader } from '#audit';
import { installationRoot } from '#config';
import { TEST_LOG } from '../site/audit-keys.js';
import type { TestCluster } from '../site/test-cluster.js';

/** What `--json` of the verifier says. */
export interface VerifierReport {
  readonly verdict: string;
  readonly firstBad: { readonly index: number | null; readonly what: string } | null;
  readonly tampered: readonly { readonly index: number | null; readonly what: string }[];
  readonly notChecked: readonly string[];
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Exports the logs of test databases and has it checked by the stand-alone verifier, built for this. */
export class ExportedLog {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ruche-export-'));
  private readonly verifier = join(this.folder, 'ruche-audit-verify.mjs');
  private made = 0;

  constructor(private readonly cluster: TestCluster) {
    const root = installationRoot();
    const args = [
      'build',
      '--config',
      'tools/verifier.vite.mjs',
      '--logLevel',
      'warn',
      '--outDir',
      this.folder,
    ];
    const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/vite'), args, {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the verifier did not build: ${stderr}`);
  }

  /** The log as it is now. @returns its folder. */
  async write(database: string): Promise<string> {
    const folder = join(this.folder, `export-${++this.made}`);
    // As the auditor: his role is enough for all of it.
    const client = await this.cluster.connect(database, 'ruche_auditor');
    try {
      const reader = await LogReader.open(client);
      await exportLog(reader, { origin: TEST_LOG, witnessKeys: [] }, folder, () => undefined);
      await reader.end();
    } finally {
      await client.end();
    }
    return folder;
  }

  verify(folder: string, ...args: string[]): VerifierReport {
    const run = spawnSync(process.execPath, [this.verifier, folder, '--json', ...args], { encoding: 'utf8' });
    if (run.stdout === '') throw new Error(`the verifier ended with ${run.status}: ${run.stderr}`);
    return JSON.parse(run.stdout) as VerifierReport;
  }

  /** Its other uses. @returns how it ended and what it said. */
  run(...args: string[]): { readonly status: number | null; readonly said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.verifier, ...args], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

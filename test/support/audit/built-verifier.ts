import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export interface Verdict {
  /** 0 whole, 1 tampered, 2 something could not be checked, 3 wrong use. */
  readonly status: number | null;
  readonly text: string;
}

/** The stand-alone verifier as it is given away, run without anything around it. */
export class BuiltVerifier {
  private constructor(private readonly folder: string) {}

  static build(): BuiltVerifier {
    const folder = mkdtempSync(join(tmpdir(), 'ruche-verifier-'));
    const args = ['build', '--config', 'tools/verifier.vite.mjs', '--logLevel', 'warn', '--outDir', folder];
    const built = spawnSync(join(ROOT, 'node_modules/.bin/vite'), args, { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the verifier was not built: ${built.stderr}`);
    return new BuiltVerifier(folder);
  }

  verify(...args: readonly string[]): Verdict {
    const file = join(this.folder, 'ruche-audit-verify.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      env: {},
      encoding: 'utf8',
    });
    return { status, text: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

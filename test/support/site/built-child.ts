import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** The libraries, and what else is asked for, built into a folder of their own, to be run by processes that a test may kill. */
export class BuiltChild {
  private constructor(private readonly folder: string) {}

  static build(...more: string[]): BuiltChild {
    const folder = mkdtempSync(join(tmpdir(), 'built-'));
    const swc = join(ROOT, 'node_modules/.bin/swc');
    const args = [
      'libs',
      ...more,
      '-d',
      folder,
      '--quiet',
      '--config-file',
      '.swcrc',
      '--ignore',
      '**/*.spec.ts',
    ];
    const { status, stderr } = spawnSync(swc, args, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the libraries were not built: ${stderr}`);
    const imports = { '#*': './libs/*/src/index.js' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    return new BuiltChild(folder);
  }

  /** Runs a module; `input` is its only argument, as JSON. @param name of its file, where several run at once. */
  run(source: string, input: unknown, name = 'child'): ChildProcess {
    const file = join(this.folder, `${name}.mjs`);
    writeFileSync(file, source);
    return spawn(process.execPath, [file, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

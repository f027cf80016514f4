import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * What is checked without running the product: name → action that gives true when it passes.
 * @param lintCache faster, but blind to what a change of one file's types means for the others.
 */
export function staticChecks({ lintCache }) {
  const web = 'apps/web/tsconfig.json';
  return {
    format: () => run('prettier', '--check', '--log-level', 'warn', '.'),
    types: () => run('tsc', '--noEmit', '-p', 'tsconfig.json'),
    ...(existsSync(join(root, web)) ? { 'types of the web': () => run('tsc', '--noEmit', '-p', web) } : {}),
    lint: () => run('eslint', '--max-warnings', '0', ...(lintCache ? ['--cache'] : []), '.'),
  };
}

function run(program, ...args) {
  const path = join(root, 'node_modules/.bin', program);
  return spawnSync(path, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] }).status === 0;
}

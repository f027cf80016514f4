// Builds what changed: `node tools/build.mjs [--server-only]`. Speaks on stderr, so that what runs next owns stdout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildParts } from './build-parts.mjs';
import { fingerprint } from './fingerprint.mjs';

const root = join(import.meta.dirname, '..');

/** @returns false when a part did not build; its own output says why. */
export function build({ serverOnly = false } = {}) {
  const parts = buildParts(root).filter((part) => !serverOnly || part.name !== 'web');
  try {
    return parts.every((part) => isFresh(part) || buildPart(part));
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    process.stderr.write(
      `The build cannot write to ${error.path} (${error.code}): run it as the owner of the project's folder, on a disk that can be written.\n`,
    );
    return false;
  }
}

function buildPart(part) {
  const begin = performance.now();
  const before = fingerprint(root, part.inputs);
  for (const output of [...part.outputs, stampOf(part)]) {
    rmSync(join(root, output), { recursive: true, force: true });
  }
  const [program, ...args] = part.command;
  const { status, error } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: part.cwd,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  process.stderr.write(`build ${part.name}: ${status === 0 ? 'done' : 'FAILED'} in ${seconds} s\n`);
  if (error) process.stderr.write(`${error.message}\n`);
  if (status !== 0) return false;
  mkdirSync(join(root, 'dist/.build'), { recursive: true });
  // The state before the build: a file written meanwhile makes the part stale again.
  writeFileSync(join(root, stampOf(part)), before);
  return true;
}

function isFresh(part) {
  const stamp = join(root, stampOf(part));
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root, part.inputs);
}

function stampOf(part) {
  return `dist/.build/${part.name}`;
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = build({ serverOnly: process.argv.includes('--server-only') }) ? 0 : 1;
}

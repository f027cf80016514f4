import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const PROJECT_ROOT = join(import.meta.dirname, '../../..');

const CODE_FOLDERS = ['apps', 'libs', 'test', 'tools', 'eslint'];
const GENERATED = new Set(['apps/web/src/shared/api/schema.d.ts']);

/** Every file that people wrote as code, as a path from the project's root. */
export function sourceFiles(): string[] {
  return CODE_FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.includes('node_modules')),
  ).filter((path) => !GENERATED.has(path));
}

/** The names of the folders in `libs` that hold code. */
export function libraries(): string[] {
  return [...new Set(sourceFiles().flatMap((path) => /^libs\/([^/]+)\//.exec(path)?.[1] ?? []))];
}

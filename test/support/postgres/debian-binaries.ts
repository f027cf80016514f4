import { accessSync, constants } from 'node:fs';

const FOLDER = '/usr/lib/postgresql/15/bin';

export const DEBIAN_POSTGRES = { initdb: `${FOLDER}/initdb`, postgres: `${FOLDER}/postgres` } as const;

/** Whether Debian's package postgresql-15 is installed. */
export function debianPostgresAvailable(): boolean {
  try {
    for (const program of Object.values(DEBIAN_POSTGRES)) accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from '#database';
import { startDebianPostgres } from './start-debian-postgres.js';

type Start = (options: EmbeddedPostgresOptions) => Promise<EmbeddedPostgres>;

const CHOICES: Readonly<Record<string, Start>> = {
  embedded: startEmbeddedPostgres,
  '15': startDebianPostgres,
};

/** The server that TEST_POSTGRES names: `embedded` (the default, version 18) or `15` (Debian's). */
export function chosenPostgres(name = process.env['TEST_POSTGRES'] ?? 'embedded'): Start {
  const start = CHOICES[name];
  if (!start) throw new Error(`TEST_POSTGRES is "${name}": one of ${Object.keys(CHOICES).join(', ')}`);
  return start;
}

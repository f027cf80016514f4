import { readFileSync } from 'node:fs';
import type { DirectorySettings } from '#auth';
import { Client } from 'ldapts';

/** A client of the tests' own, bound as nobody yet. */
export function plainClient({ url, caFile }: DirectorySettings): Client {
  const tls = caFile === null ? {} : { tlsOptions: { ca: readFileSync(caFile) } };
  return new Client({ url, timeout: 2000, connectTimeout: 2000, ...tls });
}

/** The same, bound as the service account. */
export async function serviceClient(settings: DirectorySettings): Promise<Client> {
  const client = plainClient(settings);
  await client.bind(settings.bindDn, readFileSync(settings.bindPasswordFile, 'utf8'));
  return client;
}

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readAdminAddress } from '../../../apps/cli/src/init/admin-address.js';
import { makeCertificates } from '../../support/slapd/certificates.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';

jest.setTimeout(60_000);

describeWithDebianPostgres('ruche init over TLS', () => {
  let server: ExternalServer;

  beforeAll(async () => {
    server = await ExternalServer.start(true);
  });
  afterAll(async () => {
    await server.stop();
  });

  const address = (query: string) =>
    readAdminAddress(`postgresql://dba@localhost:${server.postgres.port}/postgres?${query}`);

  it('verifies the server, for the administrator, the owner and the roles', async () => {
    const settings = server.settings('site_tls');
    const watcher = await server.connect();
    await watcher.query(`ALTER SYSTEM SET log_connections = on`);
    await watcher.query('SELECT pg_reload_conf()');
    expect((await server.init(settings)).changed).toBe(true);
    const log = readFileSync(join(server.folder, 'postgres/postgres.log'), 'utf8');
    for (const role of ['dba', 'ruche_owner', 'ruche_app', 'ruche_worker'])
      expect(log).toMatch(new RegExp(`authorized: user=${role} .*SSL enabled`));
    // Control: the watcher came over the socket, without.
    await watcher.end();
    const other = await server.connect();
    await other.end();
    expect(readFileSync(join(server.folder, 'postgres/postgres.log'), 'utf8')).toMatch(
      /authorized: user=dba (?!.*SSL).*$/m,
    );
  });

  it('refuses a certificate of another authority, wherever it is named', async () => {
    const other = join(server.folder, 'other-authority');
    mkdirSync(other);
    const { caFile } = await makeCertificates(other);
    const settings = server.settings('site_refused');
    const admin = address(`sslmode=verify-full&sslrootcert=${caFile}`);
    await expect(server.init(settings, { admin })).rejects.toThrow(
      'shows a certificate that the given authority did not sign',
    );
    const astray = { ...settings, database: { ...settings.database, tls: { caFile } } };
    await expect(server.init(astray)).rejects.toThrow(
      'shows a certificate that the given authority did not sign',
    );
  });

  it('refuses a certificate for another name', async () => {
    // It names localhost and 127.0.0.1; 0.0.0.0 reaches the same server.
    const admin = { ...address(`sslmode=verify-full&sslrootcert=${server.caFile}`), host: '0.0.0.0' };
    await expect(server.init(server.settings('site_named'), { admin })).rejects.toThrow(
      'PostgreSQL at 0.0.0.0, port',
    );
    await expect(server.init(server.settings('site_named'), { admin })).rejects.toThrow(
      'shows a certificate for another name',
    );
    // Control: by a name that stands in it.
    const named = { admin: { ...admin, host: '127.0.0.1' } };
    expect((await server.init(server.settings('site_named'), named)).changed).toBe(true);
  });

  it('says so when the file of the authority is missing', async () => {
    const admin = address('sslmode=verify-full&sslrootcert=/nowhere/ca.pem');
    await expect(server.init(server.settings('site_missing'), { admin })).rejects.toThrow(
      "The authority's file /nowhere/ca.pem cannot be read (ENOENT).",
    );
  });
});

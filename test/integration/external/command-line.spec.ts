import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { explainSettings } from '#config';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';
import { writeSecret } from '../../support/postgres/external-settings.js';

jest.setTimeout(60_000);

const ROOT = join(import.meta.dirname, '../../..');

it('the example is a configuration that lacks nothing but the secrets', () => {
  const { problems } = explainSettings({ files: [join(ROOT, 'config/external.example.yaml')], env: {} });
  expect(problems.map(({ path, found }) => `${path}: ${found}`)).toEqual(
    [
      ...['app', 'auth', 'relay', 'worker', 'sync', 'sequencer', 'auditor'].map(
        (role) => `database.roles.${role}.passwordFile`,
      ),
      'directory.bindPasswordFile',
      'stream.cursorKeyFile',
      'audit.signingKeyFile',
    ].map((path) => `${path}: a file that does not exist`),
  );
});

describeWithDebianPostgres('the built command', () => {
  let server: ExternalServer;
  let config: string;

  beforeAll(async () => {
    server = await ExternalServer.start();
    config = server.configFile('site_commanded');
    const built = spawnSync(process.execPath, [join(ROOT, 'tools/build.mjs'), '--server-only']);
    expect(built.status).toBe(0);
  });
  afterAll(async () => {
    await server.stop();
  });

  const ruche = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const main = join(ROOT, 'dist/apps/cli/src/main.js');
    const { PATH, HOME } = process.env;
    const options = { encoding: 'utf8', env: { PATH, HOME, ...env } } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
    return { status, stdout, stderr };
  };

  it('makes a server ready, says so, and prints no secret', () => {
    const { password } = server.postgres.superuser;
    const args = ['init', '--admin', server.address(), config];
    const refused = ruche(args, { PGPASSWORD: 'Pa55-wrong' });
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^PostgreSQL at localhost, port \d+, refuses the password of dba\.\n$/);

    const file = writeSecret(server.folder, 'dba', `${password}\n`);
    const done = ruche([...args, '--admin-password-file', file]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toMatch(/\nReady\.\n$/);
    const again = ruche(args, { PGPASSWORD: password });
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toMatch(/\nNothing had to be changed\.\n$/);
    const made = ['owner', 'app'].map((role) =>
      readFileSync(join(server.folder, `secrets/database-${role}`), 'utf8').trim(),
    );
    for (const secret of [password, ...made]) {
      expect(`${done.stdout}${again.stdout}${refused.stderr}`).not.toContain(secret);
    }
    expect(ruche(['config', 'check', config])).toMatchObject({ status: 0, stderr: '' });
    expect(ruche(['migrate', '--dry-run', config])).toMatchObject({
      status: 0,
      stdout: 'The schema is up to date.\n',
    });
  });

  it('refuses a password on the command line without repeating it', () => {
    const { status, stdout, stderr } = ruche([
      'init',
      '--admin',
      'postgresql://dba:Pa55@localhost/x',
      config,
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('--admin-password-file');
    expect(stdout + stderr).not.toContain('Pa55');
  });

  it('says what the command line lacks', () => {
    expect(ruche(['init', config])).toMatchObject({ status: 3, stdout: '' });
    expect(ruche(['init', '--help']).stdout).toContain('--admin-password-file <file>');
  });
});

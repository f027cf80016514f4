import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import { readSecret, type Settings } from '#config';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';
import { writeSecret } from '../../support/postgres/external-settings.js';
import { plantOpenSpace } from '../../support/postgres/planted-space.js';
import { slapdAvailable, startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';

jest.setTimeout(60_000);

const describeBoth = (name: string, tests: () => void): void => {
  if (!slapdAvailable() && process.env['CI'] !== 'true')
    console.warn(`SKIPPED, slapd is not installed: ${name}`);
  else describeWithDebianPostgres(name, tests);
};

interface Answer {
  readonly status: number;
  readonly cookie: string;
  readonly body: Readonly<Record<string, unknown>>;
}

describeBoth('the api over a PostgreSQL and a directory that were there before', () => {
  let server: ExternalServer;
  let slapd: Slapd;
  let settings: Settings;
  let superuser: pg.Client;

  beforeAll(async () => {
    [server, slapd] = await Promise.all([ExternalServer.start(true), startSlapd()]);
    settings = server.settings('site_journey', {
      directory: { ...slapd.settings, timeoutSeconds: 5 },
    });
    await server.init(settings);
    superuser = await server.connect('site_journey');
  });
  afterAll(async () => {
    await superuser.end();
    await Promise.all([server.stop(), slapd.stop()]);
  });

  const ask = async (
    app: NestFastifyApplication,
    method: 'GET' | 'POST',
    path: string,
    cookie = '',
    body?: object,
  ): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: { cookie, 'x-ruche-request': '1', 'content-type': 'application/json' },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    const [token = ''] = String(answer.headers['set-cookie'] ?? '').split(';');
    return {
      status: answer.statusCode,
      cookie: token,
      body: JSON.parse(answer.body || '{}') as Answer['body'],
    };
  };

  it('signs in, posts and lists; another reader sees what his labels allow', async () => {
    const conversation = await plantOpenSpace(superuser, 'NP', 'S');
    const app = await prepareApi(settings, '/nonexistent');
    try {
      const signIn = (username: string, password = 'ruche-demo') =>
        ask(app, 'POST', 'session', '', { username, password, acceptBanner: true });
      expect((await signIn('s_ab', 'wrong')).status).toBe(401);
      const [author, reader] = [await signIn('s_ab'), await signIn('np')];
      expect([author.status, reader.status]).toEqual([201, 201]);
      const { rows } = await superuser.query<{ id: string }>(
        `SELECT wire_id AS id FROM access.label WHERE parts ->> 'level' = 'DR'`,
      );
      const path = `conversations/${conversation}/messages`;
      const message = { body: 'between us', labelId: rows[0]!.id };
      const posted = await ask(app, 'POST', path, author.cookie, message);
      expect(posted.status).toBe(201);
      const listed = await ask(app, 'GET', path, author.cookie);
      expect(listed.body['items']).toMatchObject([{ id: posted.body['id'], body: 'between us' }]);
      expect((await ask(app, 'GET', path, reader.cookie)).body['items']).toEqual([]);
      expect((await ask(app, 'POST', path, reader.cookie, message)).status).toBe(422);
    } finally {
      await app.close();
    }
  });

  /** The same settings, with one task under another database user. */
  const as = (task: keyof Settings['database']['roles'], user: string, password: string): Settings => {
    const { database } = settings;
    const role = { user, passwordFile: writeSecret(server.folder, `as-${user}`, password) };
    return { ...settings, database: { ...database, roles: { ...database.roles, [task]: role } } };
  };
  const ownerPassword = (): string => {
    const { passwordFile } = settings.database.roles.app;
    return readSecret(passwordFile.replace('database-app', 'database-owner'));
  };
  const start = async (with_: Settings): Promise<string> => {
    const app = await prepareApi(with_, '/nonexistent');
    await app.close();
    return 'started';
  };

  it.each(['app', 'auth', 'relay'] as const)('refuses to start with a strong role as %s', async (task) => {
    const { user, password } = server.postgres.superuser;
    await expect(start(as(task, user, password))).rejects.toThrow(
      'the database role dba is a superuser: the server does not start with it',
    );
    await expect(start(as(task, 'ruche_owner', ownerPassword()))).rejects.toThrow(
      'the database role ruche_owner owns tables: the server does not start with it',
    );
  });

  it('control: starts with the roles that ruche init made', async () => {
    expect(await start(settings)).toBe('started');
    const { app } = settings.database.roles;
    expect(await start(as('app', app.user, readSecret(app.passwordFile)))).toBe('started');
  });

  it('refuses a worker with a strong role', async () => {
    const boot = (with_: Settings) =>
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
      NestFactory.createApplicationContext(WorkerModule.register(with_), {
        logger: false,
        abortOnError: false,
      });
    for (const task of ['worker', 'sync'] as const)
      await expect(boot(as(task, 'ruche_owner', ownerPassword()))).rejects.toThrow('owns tables');
    const worker = await boot(settings);
    await worker.close();
  });
});

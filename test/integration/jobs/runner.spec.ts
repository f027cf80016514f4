import 'reflect-metadata';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import type { JobHandler, JobRun } from '#auth';
import { poolConfig, runStatement } from '#database';
import { DomainError } from '#kernel';
import { askJob, asPerson, claim, startWorker, until } from '../../support/jobs/job-site.js';
import { BuiltChild } from '../../support/site/built-child.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

const KIND = 'test.work';

/** Takes a job for three seconds and stands still. */
const CHILD = `
  import 'reflect-metadata';
  import { JobQueue } from '#auth';
  import { WorkerPool } from '#database';
  const { pool, kind } = JSON.parse(process.argv[2]);
  setInterval(() => undefined, 1000);
  const { claimed } = await new JobQueue(new WorkerPool(pool, () => undefined)).claim([kind], 1, 3);
  process.stdout.write(String(claimed.length));
`;

const handler = (run: JobHandler['run'], more: Partial<JobHandler> = {}): JobHandler => ({
  kind: KIND,
  run,
  ...more,
});

describe('the runner of jobs', () => {
  let site: TestSite;
  let workers: INestApplicationContext[] = [];
  beforeAll(async () => {
    site = await TestSite.start();
    // What a job did: one row for each time.
    await site.admin
      .query(`CREATE SCHEMA trial; CREATE TABLE trial.act (subject_id uuid, person uuid, worker text);
      GRANT USAGE ON SCHEMA trial TO ruche_app; GRANT SELECT, INSERT ON trial.act TO ruche_app`);
  });
  beforeEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
    await site.admin.query('TRUNCATE trial.act; DELETE FROM auth.job');
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await site.stop();
  });

  const start = async (...handlers: JobHandler[]): Promise<void> => {
    workers.push(await startWorker(site, handlers));
  };
  const count = (sql: string): Promise<number> => site.value(`SELECT count(*)::int4 AS value FROM ${sql}`);
  const act = (job: JobRun, name: string): Promise<unknown> =>
    job.work(() => runStatement('INSERT INTO trial.act VALUES ($1, access.me(), $2)', [job.subjectId, name]));
  const acts = (name: string): JobHandler => handler((job) => act(job, name).then(() => null));

  it('does the work as the one who asked, and leaves a record of it', async () => {
    const id = await askJob(site, 'dr');
    await start(acts('one'));
    await until(async () => (await count(`auth.job WHERE state = 'done'`)) === 1);
    expect(await site.value('SELECT person AS value FROM trial.act')).toBe(site.account('dr'));
    expect(
      await site.value(
        `SELECT jsonb_build_object('actor', actor, 'kind', convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'kind') AS value
         FROM audit.audit_event WHERE event = 'job.started' AND object_id = $1`,
        id,
      ),
    ).toEqual({ actor: site.account('dr'), kind: KIND });
    expect(await count(`auth.session WHERE kind = 'job' AND ended_at IS NULL`)).toBe(0);
  });

  it('two workers do 1,000 jobs, each once', async () => {
    await askJob(site, 'dr');
    await site.admin.query(
      `INSERT INTO auth.job (id, account_id, working_level, kind, subject_id, language, source_address, asked_session, due_at)
       SELECT gen_random_uuid(), account_id, working_level, kind, gen_random_uuid(), language, source_address, asked_session, due_at
       FROM auth.job, generate_series(1, 999)`,
    );
    const from = performance.now();
    await Promise.all([start(acts('one')), start(acts('two'))]);
    await until(async () => (await count(`auth.job WHERE state = 'done'`)) === 1_000, 60_000);
    console.info(`1,000 jobs by two workers in ${((performance.now() - from) / 1000).toFixed(1)} s`);
    expect(await count('trial.act')).toBe(1_000);
    expect(await count('(SELECT DISTINCT subject_id FROM trial.act) d')).toBe(1_000);
    expect(await count('(SELECT DISTINCT worker FROM trial.act) d')).toBe(2);
    expect(await count('auth.job WHERE attempts <> 1')).toBe(0);
  }, 90_000);

  it('control: without the lock on what is due, two claims take the same job', async () => {
    const scratch = await TestSite.in(site.cluster);
    const source = await scratch.value<string>(
      `SELECT pg_get_functiondef('auth.claim_jobs'::regproc) AS value`,
    );
    await scratch.admin.query(source.replace('FOR UPDATE SKIP LOCKED', ''));
    await askJob(scratch, 'dr');
    const [one, two] = await Promise.all([scratch.connect('ruche_worker'), scratch.connect('ruche_worker')]);
    const held = async (client: pg.Client) => {
      await client.query('BEGIN');
      return claim(client);
    };
    const first = await held(one);
    const second = held(two);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await one.query('COMMIT');
    expect([first.rows.length, (await second).rows.length]).toEqual([1, 1]);
    await two.query('ROLLBACK');
    await one.end();
    await two.end();
    await scratch.admin.end();
  });

  it('goes on when the worker that had a job was killed', async () => {
    const built = BuiltChild.build();
    await askJob(site, 'dr');
    const child = built.run(CHILD, { pool: poolConfig(testSettings(site), 'worker', 1), kind: KIND });
    const gone = once(child, 'exit');
    await once(child.stdout ?? child, 'data');
    await start(acts('one'));
    child.kill('SIGKILL');
    await gone;
    built.remove();
    // The lease of the dead is kept.
    expect(await count(`auth.job WHERE state = 'running' AND attempts = 1`)).toBe(1);
    await until(async () => (await count(`auth.job WHERE state = 'done' AND attempts = 2`)) === 1);
    expect(await count('trial.act')).toBe(1);
    expect(await count(`auth.session WHERE kind = 'job' AND ended_at IS NULL`)).toBe(0);
  }, 60_000);

  it('ends a job with the code of the rule that refuses it, and tells', async () => {
    const told: string[] = [];
    const id = await askJob(site, 'dr');
    await start(
      handler(() => Promise.reject(new DomainError('forbidden', 'FORBIDDEN', 'no')), {
        refused: (ctx, _, code) => Promise.resolve(void told.push(`${ctx.principal.accountId} ${code}`)),
      }),
    );
    await until(async () => (await count(`auth.job WHERE state = 'failed'`)) === 1);
    expect(told).toEqual([`${site.account('dr')} FORBIDDEN`]);
    expect(await site.value('SELECT last_error AS value FROM auth.job')).toBe('FORBIDDEN');
    expect(
      await site.value(
        `SELECT reason AS value FROM audit.audit_event WHERE event = 'job.refused' AND object_id = $1`,
        id,
      ),
    ).toBe('FORBIDDEN');
  });

  it('records what it refuses to an account that is off', async () => {
    const id = await askJob(site, 'dr');
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [site.account('dr')]);
    await start(acts('one'));
    await until(async () => (await count(`auth.job WHERE state = 'failed'`)) === 1);
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('dr')]);
    await until(
      async () =>
        (await count(`audit.audit_event WHERE event = 'job.refused' AND object_id = '${id}'`)) === 1,
    );
    expect(await count('trial.act')).toBe(0);
  });

  it('tries a fault again, later each time, and gives up in the end', async () => {
    await askJob(site, 'dr');
    await start(handler(() => Promise.reject(new Error('a fault'))));
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await until(
        async () => (await count(`auth.job WHERE state = 'waiting' AND attempts = ${attempt}`)) === 1,
      );
      expect(
        await site.value(
          'SELECT (due_at > now() + make_interval(secs => 3 * $1)) AS value FROM auth.job',
          attempt,
        ),
      ).toBe(true);
      await site.admin.query('UPDATE auth.job SET due_at = now()');
    }
    await until(
      async () => (await count(`auth.job WHERE state = 'failed' AND last_error = 'INTERNAL'`)) === 1,
    );
  }, 30_000);

  it('goes on with a job in portions, and keeps it while a portion takes longer than the lease', async () => {
    await askJob(site, 'dr');
    let portions = 0;
    await start(
      handler(async (job) => {
        await new Promise((resolve) => setTimeout(resolve, portions === 0 ? 3_000 : 0));
        await act(job, 'one');
        return ++portions < 3 ? { againMs: 1 } : null;
      }),
    );
    await until(async () => (await count(`auth.job WHERE state = 'done'`)) === 1);
    expect([portions, await count('trial.act')]).toEqual([3, 3]);
  }, 30_000);

  it('stops a job that its person cancels', async () => {
    const id = await askJob(site, 'dr');
    let reason: unknown = null;
    await start(
      handler(async (job) => {
        await new Promise<void>((resolve) => {
          job.signal.addEventListener('abort', () => {
            resolve();
          });
        });
        reason = job.signal.reason;
        return { againMs: 0 };
      }),
    );
    await until(async () => (await count(`auth.job WHERE state = 'running'`)) === 1);
    await asPerson(site, await site.signIn('dr'), (app) => app.query('SELECT auth.cancel_job($1)', [id]));
    await until(async () => (await count(`auth.job WHERE state = 'cancelled'`)) === 1);
    expect(reason).toBe('cancelled');
  });

  it('waits for a database that was away, and goes on', async () => {
    await start(acts('one'));
    await site.admin.query(`ALTER ROLE ruche_worker NOLOGIN`);
    await site.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ruche_worker'`,
    );
    await askJob(site, 'dr');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await count('trial.act')).toBe(0);
    await site.admin.query(`ALTER ROLE ruche_worker LOGIN`);
    await until(async () => (await count('trial.act')) === 1);
  });
});

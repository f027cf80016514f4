import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { newSessionToken, tokenHash, type JobHandler } from '#auth';
import { newId, type Id } from '#kernel';
import { WorkerModule, type WorkerParts } from '../../../apps/worker/src/worker.module.js';
import { testSettings } from '../site/test-settings.js';
import type { TestSite } from '../site/test-site.js';
import type { TestUid } from '../site/test-people.js';

export interface AskedForTest {
  readonly kind?: string;
  readonly subjectId?: Id;
  /** Seconds from now; what is not positive is due. */
  readonly inSeconds?: number;
  readonly workingLevel?: string | null;
}

/** Asks for a job as a person does it through the application: sealed, in a session of his. */
export async function askJob(site: TestSite, uid: TestUid, asked: AskedForTest = {}): Promise<Id> {
  const { kind = 'test.work', subjectId = newId(), inSeconds = -1, workingLevel = null } = asked;
  const token = await site.signIn(uid, workingLevel);
  const id = newId();
  await asPerson(site, token, (app) =>
    app.query(`SELECT auth.ask_job($1, $2, $3, now() + make_interval(secs => $4), 'fr')`, [
      id,
      kind,
      subjectId,
      inSeconds,
    ]),
  );
  return id;
}

/** Runs statements under ruche_app in a transaction sealed for a token. */
export async function asPerson<T>(
  site: TestSite,
  token: string,
  work: (app: pg.Client) => Promise<T>,
): Promise<T> {
  const app = await site.connect('ruche_app');
  try {
    await app.query('BEGIN');
    const { rows } = await app.query<{ me: unknown }>('SELECT access.enter($1) AS me', [token]);
    if (rows[0]?.me === null) throw new Error('this token opens nothing');
    const result = await work(app);
    await app.query('COMMIT');
    return result;
  } finally {
    await app.end();
  }
}

export interface ClaimRow {
  readonly id: Id;
  readonly attempt: number;
  readonly ticket: Id | null;
  readonly refusal: string | null;
}

/** Claims as the worker does. @returns what came, and the raw tokens in the order in which they were offered. */
export async function claim(
  worker: pg.Client,
  most = 1,
  { kinds = ['test.work'], leaseSeconds = 60 } = {},
): Promise<{ rows: readonly ClaimRow[]; tokenOf: (row: ClaimRow | undefined) => string }> {
  const tokens = new Map(Array.from({ length: most }, () => [newId(), newSessionToken()]));
  const { rows } = await worker.query<ClaimRow>(
    'SELECT id, attempt, ticket, refusal FROM auth.claim_jobs($1, $2, $3, make_interval(secs => $4))',
    [[...tokens.keys()], [...tokens.values()].map(tokenHash), kinds, leaseSeconds],
  );
  return { rows, tokenOf: (row) => tokens.get(row?.ticket ?? '') ?? '' };
}

/** Who a token lets in now; null: nobody. */
export async function enter(site: TestSite, token: string): Promise<Record<string, unknown> | null> {
  const app = await site.connect('ruche_app');
  try {
    const { rows } = await app.query<{ me: Record<string, unknown> | null }>(
      'SELECT access.enter($1) AS me',
      [token],
    );
    return rows[0]?.me ?? null;
  } finally {
    await app.end();
  }
}

/** A whole worker over a test site, as its program starts it; no directory is asked. */
export async function startWorker(
  site: TestSite,
  handlers: readonly JobHandler[] = [],
  parts: Partial<WorkerParts> = {},
): Promise<INestApplicationContext> {
  const settings = testSettings(site);
  const directory = { ...settings.directory, sync: { ...settings.directory.sync, enabled: false } };
  const module = WorkerModule.register(
    { ...settings, directory },
    { runner: { pollMs: 50, leaseSeconds: 2, parallel: 4 }, handlers, ...parts },
  );
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
}

export async function until(question: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const limit = Date.now() + limitMs;
  while (!(await question())) {
    if (Date.now() > limit) throw new Error('never');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

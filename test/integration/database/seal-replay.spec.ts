import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { outcomeOf } from '../../support/site/attack.js';
import { SEAL_UNBOUND } from '../../support/site/removals.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import type { TestUid } from '../../support/site/test-people.js';

/** Genuine seals and tokens in places where they are not good. */
describe('a genuine', () => {
  let stage: Stage;
  /** The same, but its seals are bound to no connection and no transaction. */
  let unbound: Stage;

  beforeAll(async () => {
    const site = await TestSite.start();
    stage = await setStage(site);
    unbound = await setStage(await TestSite.in(site.cluster));
    await unbound.site.admin.query(SEAL_UNBOUND);
  });
  afterAll(async () => {
    await unbound.site.admin.end();
    await stage.site.stop();
  });

  const withApp = async <T>({ site }: Stage, work: (app: pg.Client) => Promise<T>): Promise<T> => {
    const app = await site.connect('ruche_app');
    try {
      return await work(app);
    } finally {
      await app.end();
    }
  };

  /** Enters and gives the seal; the transaction stays open. */
  const sealOf = async (app: pg.Client, token: string): Promise<string> => {
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [token]);
    const { rows } = await app.query<{ seal: string }>(`SELECT current_setting('ruche.principal') AS seal`);
    return rows[0]?.seal ?? '';
  };
  const reads = async (app: pg.Client): Promise<boolean> =>
    ((await app.query('SELECT FROM messaging.message')).rowCount ?? 0) > 0;
  const readsWith = (app: pg.Client, seal: string) =>
    outcomeOf(app.query(`SELECT set_config('ruche.principal', $1, true)`, [seal]).then(() => reads(app)));

  describe('seal', () => {
    const copiedFromAnotherConnection = (on: Stage) =>
      withApp(on, (victim) =>
        withApp(on, async (app) => {
          const seal = await sealOf(victim, on.tokens.s_ab);
          await app.query('BEGIN');
          return readsWith(app, seal);
        }),
      );
    const copiedFromAnEarlierTransaction = (on: Stage) =>
      withApp(on, async (app) => {
        const seal = await sealOf(app, on.tokens.s_ab);
        await app.query('COMMIT');
        await app.query('BEGIN');
        return readsWith(app, seal);
      });
    const keptOutsideTransactions = (on: Stage) =>
      withApp(on, async (app) => {
        const seal = await sealOf(app, on.tokens.s_ab);
        await app.query(`SELECT set_config('ruche.principal', $1, false)`, [seal]);
        await app.query('COMMIT');
        return outcomeOf(reads(app));
      });

    it.each([
      ['copied from another connection', copiedFromAnotherConnection],
      ['copied from an earlier transaction of the same connection', copiedFromAnEarlierTransaction],
      ['kept in the connection beyond its transaction', keptOutsideTransactions],
    ] as const)('%s is refused', async (_, attack) => {
      expect(await attack(stage)).toBe('42501');
      // Control: what refuses it is the binding to connection and transaction.
      expect(await attack(unbound)).toBe('won');
    });

    it('is gone after its transaction', () =>
      withApp(stage, async (app) => {
        await sealOf(app, stage.tokens.s_ab);
        expect(await reads(app)).toBe(true);
        await app.query('COMMIT');
        expect(await reads(app)).toBe(false);
      }));
  });

  describe('token', () => {
    const enters = (on: Stage, token: string | null): Promise<string | null> =>
      withApp(on, async (app) => {
        const { rows } = await app.query<{ entered: { accountId: string } | null }>(
          'SELECT access.enter($1) AS entered',
          [token],
        );
        return rows[0]?.entered?.accountId ?? null;
      });
    const hash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

    /** Each looks like a token of s_ab, or is near one. */
    const NEAR: readonly [string, (token: string, sessionId: string) => string | null][] = [
      ['the id of a session', (_, sessionId) => sessionId],
      ['the stored hash in hexadecimal', (token) => hash(token).toString('hex')],
      ['the stored hash as PostgreSQL writes it', (token) => `\\x${hash(token).toString('hex')}`],
      ['the stored hash in base64url', (token) => hash(token).toString('base64url')],
      ['all but the last character', (token) => token.slice(0, -1)],
      ['a space after it', (token) => `${token} `],
      ['other letters of the same alphabet', (token) => token.toUpperCase()],
      ['nothing in it', () => ''],
      ['NULL in its place', () => null],
    ];

    it.each(NEAR)('with %s opens nothing', async (_, change) => {
      const token = await stage.site.signIn('s_ab');
      const sessionId = await stage.site.value<string>(
        'SELECT id AS value FROM auth.session WHERE token_hash = $1',
        hash(token),
      );
      const changed = change(token, sessionId);
      expect(await enters(stage, changed)).toBeNull();

      // Control: it would open a session that was opened with it, so nothing but the hash stands in its way.
      await stage.site.admin.query(
        `UPDATE auth.session SET token_hash = sha256(convert_to(coalesce($2, '?'), 'UTF8')) WHERE id = $1`,
        [sessionId, changed],
      );
      expect(await enters(stage, changed ?? '?')).toBe(stage.site.account('s_ab'));
      await stage.site.admin.query('DELETE FROM auth.session WHERE id = $1', [sessionId]);
    });

    it('opens the session of its owner and of nobody else', async () => {
      for (const uid of ['np', 's_ab', 'officer'] satisfies TestUid[])
        expect(await enters(stage, stage.tokens[uid])).toBe(stage.site.account(uid));
    });

    it('never shows in the list of running statements', () =>
      withApp(stage, async (app) => {
        const { pid } = (await app.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0] ?? {
          pid: 0,
        };
        const shown = () =>
          stage.site.value<string>('SELECT query AS value FROM pg_stat_activity WHERE pid = $1', pid);
        await app.query('SELECT access.enter($1)', [stage.tokens.s_ab]);
        expect(await shown()).toContain('access.enter');
        expect(await shown()).not.toContain(stage.tokens.s_ab);

        // Control: written into the statement, it does.
        await app.query(`SELECT access.enter('${stage.tokens.s_ab}')`);
        expect(await shown()).toContain(stage.tokens.s_ab);
      }));
  });
});

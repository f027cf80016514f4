import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { currentManager, type UnitOfWork } from '#database';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import { openUnitOfWork } from '../../support/site/unit-of-work.js';

/** What the work itself does wrong, or an injected statement does to the connection. One connection: all meet there. */
describe('a unit of work', () => {
  let stage: Stage;
  let site: TestSite;
  let source: DataSource;
  let uow: UnitOfWork;

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    ({ source, uow } = await openUnitOfWork(site, 1));
  });
  afterAll(async () => {
    await source.destroy();
    await site.stop();
  });

  const post = (body: string): Promise<unknown> =>
    currentManager().query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, access.me(), $4, now())`,
      [stage.shared.conversationId, stage.shared.id, site.label('NP'), body],
    );
  const exists = (body: string): Promise<boolean> =>
    site.value<boolean>('SELECT EXISTS (SELECT FROM messaging.message WHERE body = $1) AS value', body);

  it('whose work caught the error of a statement does not claim that it was committed', async () => {
    const swallowing = uow.run(stage.tokens.np, async () => {
      await post('swallowed');
      await currentManager()
        .query('SELECT 1 / 0')
        .catch(() => undefined);
      return 'done';
    });
    await expect(swallowing).rejects.toThrow('nothing was committed');
    expect(await exists('swallowed')).toBe(false);
  });

  it('is not committed half-way by a transaction inside it', async () => {
    const nested = uow.run(stage.tokens.np, async () => {
      await post('before the inner transaction');
      await currentManager().transaction((inner) => inner.query('SELECT 1'));
      throw new Error('and then refused');
    });
    await expect(nested).rejects.toThrow('and then refused');
    expect(await exists('before the inner transaction')).toBe(false);
    // A savepoint that is given up takes only its own part with it.
    await uow.run(stage.tokens.np, async () => {
      await post('kept around the inner one');
      await currentManager()
        .transaction((inner) => inner.query('SELECT 1 / 0'))
        .catch(() => undefined);
    });
    expect(await exists('kept around the inner one')).toBe(true);
  });

  it.each([
    `SET ruche.principal = 'forged'`,
    `SET statement_timeout = '1ms'`,
    'SET default_transaction_read_only = on',
    'SET row_security = off',
    'SET search_path = pg_catalog',
    `SET TIME ZONE 'Pacific/Auckland'`,
  ])('does not suffer from %s in an earlier one of its connection', async (poison) => {
    await uow.run(stage.tokens.s_ab, () => currentManager().query(poison));
    const rows = await uow.run(stage.tokens.np, async () => {
      await post(poison);
      const settings = `SELECT current_setting('statement_timeout') AS timeout, current_setting('TimeZone') AS zone`;
      return currentManager().query<{ timeout: string; zone: string }[]>(settings);
    });
    expect(rows).toEqual([
      { timeout: '5s', zone: await site.value(`SELECT current_setting('TimeZone') AS value`) },
    ]);
    expect(await exists(poison)).toBe(true);
  });

  it('whose connection broke answers unavailable, and the next one has a new connection', async () => {
    for (let time = 0; time < 3; time += 1)
      await expect(
        uow.run(stage.tokens.np, async () => {
          const rows: { pid: number }[] = await currentManager().query('SELECT pg_backend_pid() AS pid');
          await site.admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
          await currentManager().query('SELECT 1');
        }),
      ).rejects.toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
    await uow.run(stage.tokens.np, () => post('after the break'));
    expect(await exists('after the break')).toBe(true);
  });

  it('on a server that went silent leaves nothing for the next one to commit', async () => {
    const impatient = await openUnitOfWork(site, 1, 300);
    let pid = 0;
    const silenced = impatient.uow.run(stage.tokens.np, async () => {
      await post('half-done');
      const rows: { pid: number }[] = await currentManager().query('SELECT pg_backend_pid() AS pid');
      pid = rows[0]?.pid ?? 0;
      process.kill(pid, 'SIGSTOP');
      await currentManager().query('SELECT 1');
    });
    await expect(silenced).rejects.toMatchObject({ kind: 'unavailable', code: 'OVERLOADED' });
    process.kill(pid, 'SIGCONT');
    await impatient.uow.run(stage.tokens.np, () => post('of the next'));
    expect(await exists('of the next')).toBe(true);
    expect(await exists('half-done')).toBe(false);
    await impatient.source.destroy();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { currentManager, type AfterCommit, type UnitOfWork } from '#database';
import { newId, type Id } from '#kernel';
import { MessageEntity } from '#messaging';
import { SECRET_TEXT, setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import { openUnitOfWork } from '../../support/site/unit-of-work.js';

describe('the unit of work, over a pool of two connections', () => {
  let stage: Stage;
  let site: TestSite;
  let source: DataSource;
  let uow: UnitOfWork;
  let afterCommit: AfterCommit;

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    ({ source, uow, afterCommit } = await openUnitOfWork(site, 2));
  });
  afterAll(async () => {
    await source.destroy();
    await site.stop();
  });

  const texts = async (): Promise<string[]> => {
    const rows: { body: string }[] = await currentManager().query('SELECT body FROM messaging.message');
    return rows.map(({ body }) => body);
  };
  const draft = (id: Id, body: string): MessageEntity =>
    Object.assign(new MessageEntity(), {
      id,
      conversationId: stage.shared.conversationId,
      spaceId: stage.shared.id,
      labelId: site.label('NP'),
      authorId: site.account('np'),
      body,
      createdAt: new Date(),
    });
  const post = (body: string): Promise<unknown> =>
    currentManager()
      .createQueryBuilder()
      .insert()
      .into(MessageEntity)
      .values(draft(newId(), body))
      .returning([])
      .execute();
  const exists = (body: string): Promise<boolean> =>
    site.value<boolean>('SELECT EXISTS (SELECT FROM messaging.message WHERE body = $1) AS value', body);
  const openTransactions = (): Promise<number> =>
    site.value<number>(
      `SELECT count(*)::int4 AS value FROM pg_stat_activity WHERE usename = 'ruche_app' AND xact_start IS NOT NULL`,
    );

  /** Which of `many` units, np's and s_ab's in turn, saw what. */
  const interleaved = async (on: UnitOfWork, { tokens }: Stage, many: number) => {
    const told = { np: 0, s_ab: 0 };
    await Promise.all(
      Array.from({ length: many }, (_, index) => {
        const uid = index % 2 === 0 ? 'np' : 's_ab';
        return on.run(tokens[uid], async () => {
          if ((await texts()).includes(SECRET_TEXT)) told[uid] += 1;
        });
      }),
    );
    return told;
  };

  it('keeps 1,000 interleaved units of two people apart', async () => {
    for (let round = 0; round < 20; round += 1)
      expect(await interleaved(uow, stage, 50)).toEqual({ np: 0, s_ab: 25 });
  }, 30_000);

  it('control: the same units meet when rows have no protection', async () => {
    const open = await setStage(await TestSite.in(site.cluster));
    await open.site.admin.query('ALTER TABLE messaging.message DISABLE ROW LEVEL SECURITY');
    const opened = await openUnitOfWork(open.site, 2);
    expect(await interleaved(opened.uow, open, 50)).toEqual({ np: 25, s_ab: 25 });
    await opened.source.destroy();
    await open.site.admin.end();
  });

  it('commits what was done, and wakes once it is committed', async () => {
    const seen: Promise<boolean>[] = [];
    const unsubscribe = afterCommit.subscribe(() => seen.push(exists('kept')));
    await uow.run(stage.tokens.np, async () => {
      await post('kept');
      afterCommit.wake();
      expect(await exists('kept')).toBe(false);
    });
    unsubscribe();
    expect(await Promise.all(seen)).toEqual([true]);
  });

  const FAILURES: readonly [string, () => Promise<unknown>, object][] = [
    [
      'the work is rejected',
      () =>
        uow.run(stage.tokens.np, async () => {
          await post('lost');
          afterCommit.wake();
          throw new Error('refused by a rule');
        }),
      { message: 'refused by a rule' },
    ],
    [
      'a statement is refused',
      () =>
        uow.run(stage.tokens.np, async () => {
          await post('lost');
          await currentManager().query('DELETE FROM messaging.message');
        }),
      { driverError: { code: '42501' } },
    ],
    [
      'a label is refused',
      () =>
        uow.run(stage.tokens.np, async () => {
          await post('lost');
          await currentManager().query(`SELECT access.intern_label('{"policy": "FR", "level": "S"}')`);
        }),
      { kind: 'invalid', code: 'LABEL_REFUSED' },
    ],
    [
      'the token opens nothing',
      () => uow.run('no token', () => post('lost')),
      { kind: 'unauthenticated', code: 'SESSION_REQUIRED' },
    ],
    [
      'a statement takes too long',
      () =>
        uow.run(stage.tokens.np, async () => {
          await post('lost');
          await currentManager().query(`SET LOCAL statement_timeout = '20ms'`);
          await currentManager().query('SELECT pg_sleep(5)');
        }),
      { kind: 'unavailable', code: 'OVERLOADED' },
    ],
  ];

  it.each(FAILURES)('leaves nothing behind when %s', async (_, fail, error) => {
    let woken = 0;
    const unsubscribe = afterCommit.subscribe(() => (woken += 1));
    for (let time = 0; time < 5; time += 1) await expect(fail()).rejects.toMatchObject(error);
    unsubscribe();
    expect(await exists('lost')).toBe(false);
    expect(await openTransactions()).toBe(0);
    expect(woken).toBe(0);
    expect(await uow.run(stage.tokens.np, texts)).toContain('open text');
  });

  it('control: an open transaction is counted', async () => {
    await uow.run(stage.tokens.np, async () => {
      expect(await openTransactions()).toBe(1);
    });
  });

  it('never shows a token in the list of running statements', async () => {
    const shown = async (): Promise<string> =>
      site.value<string>(
        `SELECT string_agg(query, E'\\n') AS value FROM pg_stat_activity WHERE usename = 'ruche_app'`,
      );
    const running = interleaved(uow, stage, 100);
    const samples: string[] = [];
    for (let sample = 0; sample < 20; sample += 1) samples.push(await shown());
    await running;
    expect(samples.join()).toContain('access.enter');
    for (const token of Object.values(stage.tokens)) expect(samples.join()).not.toContain(token);
    // Control: a token written into a statement would be seen.
    await source.query(`SELECT '${stage.tokens.np}'`);
    expect(await shown()).toContain(stage.tokens.np);
  });

  it('is not committed by what TypeORM saves inside it', async () => {
    const save = async (): Promise<never> => {
      await currentManager().save(draft(newId(), 'saved'));
      throw new Error('and then refused');
    };
    await expect(uow.run(stage.tokens.np, save)).rejects.toThrow('and then refused');
    expect(await exists('saved')).toBe(false);

    // Control: a query runner that does not know of the transaction commits it.
    const runner = source.createQueryRunner();
    await runner.query('BEGIN');
    await runner.query('SELECT access.enter($1)', [stage.tokens.np]);
    await runner.manager.save(draft(newId(), 'saved'));
    await runner.query('ROLLBACK');
    await runner.release();
    expect(await exists('saved')).toBe(true);
  });

  it('has no current manager outside, nor for what outlives it', async () => {
    expect(() => currentManager()).toThrow('no unit of work is open');
    let late: Promise<unknown> | null = null;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await uow.run(stage.tokens.s_ab, () => {
      late = released.then(() => texts());
      late.catch(() => undefined);
      return Promise.resolve();
    });
    release();
    await expect(late).rejects.toThrow(/released/);
  });

  it('fails when its connection is lost, and the pool recovers', async () => {
    for (let time = 0; time < 4; time += 1)
      await expect(
        uow.run(stage.tokens.np, async () => {
          const rows: { pid: number }[] = await currentManager().query('SELECT pg_backend_pid() AS pid');
          await site.admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
          await texts();
        }),
      ).rejects.toThrow();
    expect(await interleaved(uow, stage, 10)).toEqual({ np: 0, s_ab: 5 });
  });

  it('answers overloaded after about two seconds when no connection is free', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const holders = [1, 2].map(() => uow.run(stage.tokens.np, () => released));
    const from = performance.now();
    await expect(uow.run(stage.tokens.np, texts)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'OVERLOADED',
    });
    const waited = performance.now() - from;
    release();
    await Promise.all(holders);
    expect(waited).toBeGreaterThan(1_900);
    expect(waited).toBeLessThan(3_500);
    expect(await uow.run(stage.tokens.np, texts)).toContain('open text');
  }, 15_000);
});

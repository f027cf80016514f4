import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  currentManager,
  leaveStatements,
  runStatement,
  type OpenOptions,
  type Statement,
  type UnitOfWork,
} from '#database';
import { newId } from '#kernel';
import { SECRET_TEXT, setStage, type Stage } from '../../support/site/stage.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import { TestSite } from '../../support/site/test-site.js';
import { openUnitOfWork } from '../../support/site/unit-of-work.js';

describe('what a unit of work sends without waiting', () => {
  let stage: Stage;
  let site: TestSite;
  let source: DataSource;
  let uow: UnitOfWork;

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    ({ source, uow } = await openUnitOfWork(site, 2));
  });
  afterAll(async () => {
    await source.destroy();
    await site.stop();
  });

  const posting = (body: string, label: TestLabel = 'NP'): Statement => ({
    text: `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, now())`,
    values: [
      newId(),
      stage.shared.conversationId,
      stage.shared.id,
      site.label(label),
      site.account('np'),
      body,
    ],
  });
  const BROKEN: Statement = { text: 'SELECT 1 / $1::int4', values: [0] };
  const bodies: Statement = { text: 'SELECT body FROM messaging.message ORDER BY id', values: [] };
  const count: Statement = { text: 'SELECT count(*)::int4 AS n FROM messaging.message', values: [] };
  const exists = (body: string): Promise<boolean> =>
    site.value<boolean>('SELECT EXISTS (SELECT FROM messaging.message WHERE body = $1) AS value', body);
  const read = async ({ text, values }: Statement): Promise<unknown[]> => runStatement(text, values);
  const asNp = async <T>(work: () => Promise<T>, options?: OpenOptions): Promise<T> =>
    (await uow.open(stage.tokens.np, options)).run(work);
  const leaving = (statement: Statement): Promise<void> => {
    leaveStatements([statement]);
    return Promise.resolve();
  };
  const idle = async (): Promise<boolean> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const busy = await site.value<number>(
        `SELECT count(*)::int4 AS value FROM pg_stat_activity WHERE usename = 'ruche_app' AND xact_start IS NOT NULL`,
      );
      if (busy === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  };

  it('does what was left before what is asked next, and at the latest when it commits', async () => {
    await asNp(async () => {
      leaveStatements([posting('left first')]);
      expect(await read(bodies)).toContainEqual({ body: 'left first' });
      leaveStatements([posting('left for TypeORM')]);
      const rows: unknown = await currentManager().query(bodies.text);
      expect(rows).toContainEqual({ body: 'left for TypeORM' });
      leaveStatements([posting('left for the end')]);
    });
    expect(await exists('left first')).toBe(true);
    expect(await exists('left for TypeORM')).toBe(true);
    expect(await exists('left for the end')).toBe(true);
  });

  it.each([
    ['at the end', () => Promise.resolve()],
    ['before another statement', () => read(bodies)],
    ['before an error that is caught', () => read(bodies).catch(() => undefined)],
  ])('fails with the error of what was left, and leaves nothing: %s', async (_, then) => {
    const failing = asNp(async () => {
      leaveStatements([posting('gone'), BROKEN, posting('gone too')]);
      await then();
    });
    // Not with "current transaction is aborted", which is all that whoever comes later hears.
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await exists('gone')).toBe(false);
    expect(await exists('gone too')).toBe(false);
    expect(await idle()).toBe(true);
  });

  it('tells a refusal of what was left by its code', async () => {
    const failing = asNp(() => leaving(posting('above', 'S')));
    await expect(failing).rejects.toBeInstanceOf(Error);
    expect(await exists('above')).toBe(false);
  });

  it('does nothing of what was left when the work fails', async () => {
    const failing = asNp(async () => {
      leaveStatements([posting('given up')]);
      await Promise.reject(new Error('refused by a rule'));
    });
    await expect(failing).rejects.toThrow('refused by a rule');
    expect(await exists('given up')).toBe(false);
  });

  it('answers what was asked with the entry, for as long as nothing else was sent', async () => {
    const options = { asksFirst: [count, bodies], onlyReads: true };
    const [before, texts, between, after] = await asNp(async () => {
      const first = await read(count);
      const second = await read(bodies);
      leaveStatements([posting('counted')]);
      const third = await read(count);
      leaveStatements([posting('counted too')]);
      return [first, second, third, await read(count)];
    }, options);
    const n = (rows: unknown): number => (rows as { n: number }[])[0]?.n ?? NaN;
    expect(texts).toHaveLength(n(before));
    expect([n(between), n(after)]).toEqual([n(before) + 1, n(before) + 2]);
    // What was left counts, also in what only reads.
    expect(await exists('counted too')).toBe(true);
  });

  it('shows nothing to who is not let in, and keeps nobody’s answer for another', async () => {
    await expect(uow.open('no token', { asksFirst: [bodies] })).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'SESSION_REQUIRED',
    });
    const seen = async (uid: 'np' | 's_ab'): Promise<boolean> => {
      const unit = await uow.open(stage.tokens[uid], { asksFirst: [bodies], onlyReads: true });
      return unit.run(async () =>
        (await read(bodies)).some((row) => JSON.stringify(row).includes(SECRET_TEXT)),
      );
    };
    const told = await Promise.all(
      Array.from({ length: 200 }, (_, index) => seen(index % 2 === 0 ? 'np' : 's_ab')),
    );
    expect(told.filter((_, index) => index % 2 === 0)).not.toContain(true);
    // Control: the secret is there to be seen.
    expect(told.filter((_, index) => index % 2 === 1)).not.toContain(false);
    expect(await idle()).toBe(true);
  });

  it('fails when what was asked with the entry has failed, whether or not anybody asks for it', async () => {
    const options = { asksFirst: [BROKEN] };
    await expect(asNp(() => read(BROKEN), options)).rejects.toMatchObject({ code: '22012' });
    await expect(asNp(() => Promise.resolve(), options)).rejects.toMatchObject({ code: '22012' });
    expect(await idle()).toBe(true);
  });

  it.each([
    ['committed', () => Promise.resolve()],
    ['rolled back', () => Promise.reject(new Error('refused by a rule'))],
  ])('sends nothing of what outlives it: %s', async (_, end) => {
    const { promise: over, resolve } = Promise.withResolvers<undefined>();
    let late: readonly Promise<unknown>[] = [];
    const work = (): Promise<void> => {
      late = [over.then(() => read(bodies)), over.then(() => leaving(posting('late')))];
      for (const one of late) one.catch(() => undefined);
      return end();
    };
    await asNp(work).catch(() => undefined);
    // Both connections serve somebody else by now: the late statements would be his.
    await uow.run(stage.tokens.s_ab, () =>
      uow.run(stage.tokens.s_ab, async () => {
        resolve(undefined);
        for (const one of late) await expect(one).rejects.toThrow('this unit of work is over');
      }),
    );
    expect(await exists('late')).toBe(false);
  });

  it('waits for the end of what only reads when it left a record of it', async () => {
    const fails = asNp(() => leaving(BROKEN), { onlyReads: true });
    await expect(fails).rejects.toMatchObject({ code: '22012' });
    // Control: a unit that left nothing does not hear how it ended.
    await expect(asNp(() => read(BROKEN).catch(() => 'caught'), { onlyReads: true })).resolves.toBe('caught');
    expect(await idle()).toBe(true);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Import, ImportReportRow, ImportState } from '#contracts';
import { newId, type Id } from '#kernel';
import type { ImportTester } from '../../support/imports/import-acts.js';
import { animatedSpace, tester } from '../../support/imports/import-site.js';
import { exportText, FIRST_AT, post } from '../../support/imports/mattermost-file.js';
import { WorkerProcess } from '../../support/imports/worker-process.js';
import { until } from '../../support/jobs/job-site.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const POSTS = 6_000;

/** Topics with answers and reactions, broken lines between them, and one line of many answers that fills several batches. */
const FILE = Buffer.from(
  exportText(
    ...Array.from({ length: POSTS }, (_, n) => {
      if (n % 97 === 0) return '{"type":"post", broken';
      const at = FIRST_AT + n * 60_000;
      const answers = n === 1_500 ? 700 : n % 10 === 0 ? 2 : 0;
      return post(n, {
        user: n % 3 === 0 ? 'dr' : 'parti',
        message: `Message ${n} ${'x'.repeat(n % 7 === 0 ? 400 : 20)}`,
        replies: Array.from({ length: answers }, (_answer, m) => ({
          user: 'dr',
          message: `Réponse ${m}`,
          create_at: at + 1_000 + m,
        })),
        reactions: n % 5 === 0 ? [{ user: 'dr', emoji_name: 'eyes', create_at: at + 500 }] : [],
      });
    }),
  ),
);

describe('a worker that is killed without warning', () => {
  let site: TestSite;
  let api: TestApi;
  let animator: ImportTester;
  let worker: WorkerProcess;
  /** What a run without a kill made of the same file. */
  let whole: Outcome;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    animator = await tester(api, 'animator');
    worker = WorkerProcess.build(site);
    await worker.start();
    whole = outcomeOf(await write(await addSpace()));
  }, 120_000);
  beforeEach(() => worker.kill().then(() => worker.start()));
  afterAll(async () => {
    await worker.end();
    await api.stop();
    await site.stop();
  });

  interface Written {
    readonly id: Id;
    readonly space: TestSpace;
    readonly shown: Import;
    readonly report: readonly ImportReportRow[];
    readonly said: readonly object[];
  }
  type Outcome = ReturnType<typeof outcomeOf>;

  const addSpace = (): Promise<TestSpace> =>
    animatedSpace(site, 'animator', { name: `Space ${newId()}`, members: ['animator', 'dr'] });

  const reached = (id: Id, state: ImportState): Promise<void> =>
    until(async () => (await animator.read(id)).state === state, 60_000);

  /** Starts an import into the space, and gives its id when it is written; `meanwhile` after the start. */
  async function write(space: TestSpace, meanwhile: (id: Id) => Promise<void> = () => Promise.resolve()) {
    const id = await animator.send(space.id, 'NP', FILE);
    await reached(id, 'ready');
    await animator.map(id, { channels: [{ channel: 'labo/banc', spaceId: space.id }] });
    await animator.act(id, 'start');
    await meanwhile(id);
    await reached(id, 'finished');
    return told(id, space);
  }

  async function told(id: Id, space: TestSpace): Promise<Written> {
    return {
      id,
      space,
      shown: await animator.read(id),
      report: await animator.report(id),
      said: await site.value(
        `SELECT coalesce(jsonb_agg(jsonb_build_array(m.body, m.created_at, a.uid, r.body, m.decorations,
             (SELECT count(*) FROM discussion.reaction g WHERE g.subject_id = m.id)) ORDER BY m.created_at, m.body), '[]') AS value
         FROM messaging.message m JOIN auth.account a ON a.id = m.author_id
           LEFT JOIN messaging.message r ON r.id = m.thread_id WHERE m.space_id = $1`,
        space.id,
      ),
    };
  }

  function outcomeOf({ shown, report, said }: Written) {
    return {
      counts: shown.counts,
      said,
      report: report.map(({ line, part, outcome, codes }) => [line, part, outcome, codes]),
    };
  }

  /** Waits for a moment in the middle of the work, kills the worker at it, and starts another one. */
  async function killAt(id: Id, isThere: (shown: Import) => boolean): Promise<void> {
    await until(async () => isThere(await animator.read(id)));
    await worker.kill();
    const { state } = await animator.read(id);
    expect(['checking', 'running', 'undoing']).toContain(state);
    await worker.start();
  }

  it('goes on with the look at a file', async () => {
    const large = Buffer.concat([
      FILE,
      Buffer.from(`\n${`${JSON.stringify(post(1, { message: 'y'.repeat(3_000) }))}\n`.repeat(9_000)}`),
    ]);
    const space = await addSpace();
    const id = await animator.send(space.id, 'NP', large);
    await killAt(id, ({ progress }) => (progress?.done ?? 0) > 0);
    await reached(id, 'ready');
    expect((await animator.read(id)).preview).toMatchObject({
      posts: POSTS - Math.ceil(POSTS / 97) + 9_000,
      broken: Math.ceil(POSTS / 97),
    });
    await animator.act(id, 'cancel');
  }, 90_000);

  it('loses and doubles no message', async () => {
    const space = await addSpace();
    let kills = 0;
    const written = await write(space, async (id) => {
      for (const share of [0.15, 0.4, 0.7]) {
        await killAt(id, ({ progress }) => (progress?.done ?? 0) > share * (progress?.total ?? Infinity));
        kills += 1;
      }
    });
    expect(kills).toBe(3);
    expect(outcomeOf(written)).toEqual(whole);
  }, 120_000);

  it('goes on with taking back', async () => {
    const { id, space } = await write(await addSpace());
    await site.addMessage(space, 'dr', 'NP', 'written here');
    await animator.act(id, 'undo');
    await killAt(id, ({ progress }) => (progress?.done ?? 0) > 0);
    await reached(id, 'undone');
    const after = await told(id, space);
    expect(after.said).toEqual([expect.arrayContaining(['written here'])]);
    expect(after.shown.counts).toEqual({ ...whole.counts, removed: whole.counts.imported });
    expect(after.report.filter(({ outcome }) => outcome === 'removed')).toHaveLength(whole.counts.imported);
    expect(
      await site.value(
        'SELECT count(*)::int4 AS value FROM discussion.reaction WHERE space_id = $1',
        space.id,
      ),
    ).toBe(0);
  }, 120_000);
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MadeEmitter, Written } from './testing/made-emitter.js';
import { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';

/** A log of one emitter, sealed and signed by the right keys: what is wrong in it was wrong before. */
let log: MadeLog;
let emitter: MadeEmitter;
beforeEach(async () => {
  log = new MadeLog();
  emitter = log.emitter();
  await log.seal(emitter.start());
});

const posted = (changes = {}): Written => emitter.record('message.posted', changes);

const judge = async (): Promise<{
  exitCode: number;
  index: number | null | undefined;
  what: string | undefined;
}> => {
  await log.checkpoint();
  const report = await verified(log, { witnessKeys: [] });
  return { exitCode: report.exitCode, index: report.firstBad?.index, what: report.firstBad?.what };
};

const older = (): void => log.pass(70_000);

describe('an emitter that lives', () => {
  it('says that a number which is missing for longer is in doubt, before it says more', async () => {
    posted();
    await log.seal(posted());
    log.pass(20_000);
    await log.seal(posted());
    expect((await judge()).exitCode).toBe(2);
    older();
    await log.seal(posted());
    expect((await judge()).exitCode).toBe(1);
  });

  it('lets numbers that are in flight be missing, and says so', async () => {
    log.pass(5000);
    await log.seal(posted());
    emitter.lose();
    log.pass(5000);
    await log.seal(posted());
    await log.checkpoint();
    const report = await verified(log, { witnessKeys: [] });
    expect(report).toMatchObject({ exitCode: 0 });
    expect(report.notes.join()).toMatch(/number 3 is in flight/);
  });
});

describe('the end of an emitter', () => {
  const closed = async (facts: object): Promise<void> => {
    const next = log.emitter();
    await log.seal(next.start(), next.record('emitter.closed', { facts: { emitter: emitter.id, ...facts } }));
    log.pass(200_000);
    await log.seal(next.record('emitter.epoch'));
  };

  it.each([
    [
      'it stopped',
      async () => log.seal(emitter.record('emitter.stopped')).then(() => closed({ last: 2, lost: [] })),
      null,
    ],
    [
      'it crashed, and that was told',
      async () => log.seal(posted()).then(() => closed({ last: 2, lost: [] })),
      null,
    ],
    [
      'numbers that were in flight are lost',
      async () => {
        log.pass(20_000);
        await log.seal(posted());
        emitter.lose();
        log.pass(10_000);
        await log.seal(posted());
        await closed({ last: 4, lost: [3] });
      },
      null,
    ],
    [
      'an older number is declared lost',
      async () => {
        await log.seal(posted());
        emitter.lose();
        await log.seal(posted());
        older();
        await log.seal(posted());
        await closed({ last: 5, lost: [3] });
      },
      /older than what a crash can lose/,
    ],
    [
      'a record is declared lost that is there',
      async () => {
        await log.seal(posted(), posted());
        await closed({ last: 3, lost: [2] });
      },
      /number 2 is declared lost, but a record has it/,
    ],
    [
      'its last records are missing',
      async () => {
        posted();
        posted();
        await closed({ last: 3, lost: [] });
      },
      /numbers 2 to 3 are missing/,
    ],
    [
      'it wrote on after its end',
      async () => {
        await log.seal(posted(), posted());
        await closed({ last: 2, lost: [] });
      },
      /has the number 3, but is told to have ended with 2/,
    ],
    [
      'its end is told in no way',
      async () => {
        await log.seal(posted());
        const next = log.emitter();
        await log.seal(next.start());
        await log.checkpoint();
        await log.idle(160_000);
        await log.seal(next.record('emitter.epoch'));
      },
      /falls silent after its number 2/,
    ],
    [
      'it tells its own end',
      async () =>
        log.seal(emitter.record('emitter.closed', { facts: { emitter: emitter.id, last: 1, lost: [] } })),
      /does not say which other emitter/,
    ],
  ] as [string, () => Promise<void>, RegExp | null][])('%s', async (_, make, what) => {
    await make();
    const { exitCode, what: said } = await judge();
    expect(said ?? '').toMatch(what ?? /^$/);
    expect(exitCode).toBe(what ? 1 : 0);
  });

  it('is in doubt when numbers are declared lost that are some seconds older than its last', async () => {
    await log.seal(posted());
    emitter.lose();
    await log.seal(posted());
    log.pass(20_000);
    await log.seal(posted());
    await closed({ last: 5, lost: [3] });
    expect((await judge()).exitCode).toBe(2);
  });

  it.each([
    [
      'a pause of the sequencer',
      () => {
        log.pass(3_600_000);
        return Promise.resolve();
      },
    ],
    [
      'a start of the sequencer',
      async () => {
        await log.idle(140_000);
        const next = log.emitter();
        await log.seal(next.start(), next.record('audit.sequencer_started'));
        await log.idle(30_000);
      },
    ],
  ])('is not known yet soon after %s, and is a little later', async (_, happen) => {
    await log.seal(posted());
    await log.checkpoint();
    await happen();
    expect((await judge()).exitCode).toBe(2);
    await log.idle(160_000);
    const { exitCode, what } = await judge();
    expect([exitCode, what]).toEqual([1, expect.stringMatching(/falls silent after its number 2/)]);
  });
});

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

/** What is done before or while sealing, and what is said of it; null where it is right. */
const CASES: [string, () => Promise<void>, RegExp | null][] = [
  ['nothing is wrong', () => log.seal(posted(), posted()), null],
  [
    'records are sealed in another order than that of their numbers',
    async () => {
      const [a, b, c] = [posted(), posted(), posted()];
      await log.seal(c, b, a);
    },
    null,
  ],
  [
    'a record is deleted before it was sealed',
    async () => {
      posted();
      await log.seal(posted());
      older();
      await log.seal(posted());
    },
    /number 2 is missing before this: neither recorded nor declared/,
  ],
  [
    'a number is rolled back and declared',
    async () => {
      const number = emitter.lose();
      older();
      await log.seal(posted(), posted({ void: [number] }));
    },
    null,
  ],
  [
    'a record is declared void that is there',
    async () => {
      const one = posted();
      await log.seal(one, posted({ void: [one.fields['emitterSeq']] }));
    },
    /number 2 is declared void, but a record has it/,
  ],
  [
    'a record comes after its number was declared void',
    async () => {
      const one = posted();
      await log.seal(posted({ void: [one.fields['emitterSeq']] }), one);
    },
    /number 2 is declared void, but this record has it/,
  ],
  [
    'a record declares what comes after it void',
    () => log.seal(posted({ void: [9] })),
    /declares the later 9 void/,
  ],
  [
    'a number is taken twice',
    async () => {
      const one = posted();
      await log.seal(one, emitter.sign({ ...one.fields, id: posted().fields['id'] }));
    },
    /number 2 is taken by another record already/,
  ],
  [
    'an id stands in it twice',
    async () => {
      const one = posted();
      await log.seal(one, posted({ id: one.fields['id'] }));
    },
    /the id .* stands in the log twice/,
  ],
  [
    'the clock goes back without a word',
    async () => {
      await log.seal(posted());
      log.pass(-1000);
      await log.seal(posted());
    },
    /is 1000 ms older than the one before, and does not say why/,
  ],
  [
    'the clock goes back and the record says so',
    async () => {
      await log.seal(posted());
      log.pass(-1000);
      await log.seal(posted({ facts: { clockBack: 1000 } }));
    },
    null,
  ],
  [
    'the clock goes back and the record that said so was rolled back',
    async () => {
      await log.seal(posted());
      log.pass(-1000);
      const number = emitter.lose();
      await log.seal(posted({ void: [number] }));
    },
    null,
  ],
  [
    'an epoch goes back',
    async () => {
      const early = posted();
      emitter.key.evolve();
      await log.seal(early, posted(), posted({ epoch: 0 }));
    },
    /its epoch goes back from 1 to 0/,
  ],
  [
    'an epoch has no record',
    async () => {
      emitter.key.evolve();
      emitter.key.evolve();
      await log.seal(posted());
    },
    /between its epochs 0 and 2 whole epochs are missing/,
  ],
  [
    'whole epochs are declared void, by who has only the key of today',
    async () => {
      emitter.key.evolve();
      const number = emitter.lose();
      emitter.key.evolve();
      log.pass(100_000);
      await log.seal(posted({ void: [number] }));
    },
    /between its epochs 0 and 2 whole epochs are missing/,
  ],
  [
    'an epoch was rolled back wholly while nothing could be written',
    async () => {
      emitter.key.evolve();
      const number = emitter.lose();
      emitter.key.evolve();
      log.pass(70_000);
      await log.seal(posted({ void: [number] }));
    },
    null,
  ],
  [
    'an epoch has more than 1,000 records',
    () => log.seal(...Array.from({ length: 1000 }, () => posted())),
    /its epoch 0 has too many records/,
  ],
  [
    'an emitter is cut off at its beginning',
    async () => {
      emitter = log.emitter();
      emitter.start();
      await log.seal(posted());
      older();
      await log.seal(posted());
    },
    /number 1 is missing/,
  ],
  [
    'a body is not in its canonical form',
    () => {
      const one = posted();
      const body = Buffer.from(JSON.stringify({ z: 1, ...(JSON.parse(String(one.body)) as object) }));
      return log.seal(emitter.sign(one.fields, one.personal, body));
    },
    /not in its canonical form/,
  ],
  [
    'an entry is no record',
    () => log.seal(emitter.sign({ emitterSeq: 2 }, null, Buffer.from('{}'))),
    /is no record/,
  ],
  [
    'an entry is not UTF-8',
    () => {
      const one = posted({ reason: 'é' });
      const body = Buffer.from(one.body);
      body[body.indexOf(0xc3)] = 0xff;
      return log.seal(emitter.sign(one.fields, one.personal, body));
    },
    /is no record/,
  ],
];

describe('the chain of an emitter', () => {
  it.each(CASES)('%s', async (_, make, what) => {
    await make();
    const { exitCode, what: said } = await judge();
    expect(exitCode).toBe(what ? 1 : 0);
    if (what) expect(said).toMatch(what);
    else expect(said).toBeUndefined();
  });

  it('names the record after the gap as the first bad one', async () => {
    await log.seal(posted());
    posted();
    await log.seal(posted());
    older();
    await log.seal(posted());
    expect(await judge()).toMatchObject({ exitCode: 1, index: 2 });
  });

  it('finds a missing record whatever comes after it: the tail is no way out', async () => {
    posted();
    for (let i = 0; i < 300; i++) {
      log.pass(300);
      await log.seal(posted());
    }
    expect(await judge()).toMatchObject({ exitCode: 1, index: 1 });
  });
});

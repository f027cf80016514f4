import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { cutBack, resealed } from './testing/changed.js';
import type { MadeLog } from './testing/made-log.js';
import { inFolder, verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

let log: MadeLog;
beforeEach(async () => void ({ log } = await wholeLog()));

/** A checkpoint as somebody kept it elsewhere. */
const withCopy = async <T>(note: string, use: (copies: string[]) => Promise<T>): Promise<T> =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'kept.note'), note);
    return use([join(folder, 'kept.note')]);
  });

describe('the end of the log', () => {
  it('cannot be cut off when its checkpoints stay', async () => {
    log.records.splice(-20);
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: log.records.length } });
  });

  it('cannot be cut off together with the files of its checkpoints: entries are left over', async () => {
    log.checkpoints = log.checkpoints.filter(({ size }) => size < 500);
    const report = await verified(log);
    const size = log.checkpoints.at(-1)!.size;
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: size } });
    expect(report.firstBad?.what).toMatch(/later checkpoints were taken away/);
  });

  it.each(['its tail deleted with its checkpoints', "yesterday's backup restored"])(
    'shows by a checkpoint that was kept elsewhere, and by that alone: %s',
    async () => {
      const kept = log.checkpoints.at(-1)!;
      const size = log.checkpoints.findLast((checkpoint) => checkpoint.size < 500)!.size;
      await cutBack(log, size);
      expect(await verified(log)).toMatchObject({ exitCode: 0 });
      const report = await withCopy(kept.note, (checkpoints) => verified(log, { checkpoints }));
      expect(report).toMatchObject({ exitCode: 1, firstBad: { index: size } });
      expect(report.firstBad?.what).toMatch(
        /made of \d+ entries, but the log ends after \d+: it was cut back/,
      );
    },
  );

  it('shows by an emitter that falls silent when the log went on', async () => {
    const { log: young, api } = await wholeLog();
    await cutBack(young, young.tree.size - 100);
    young.now = Date.parse(String(young.records.at(-1)?.fields['at']));
    await young.idle(160_000);
    await young.seal(young.emitter().start());
    await young.checkpoint();
    const report = await verified(young, { witnessKeys: [] });
    expect(report.exitCode).toBe(1);
    expect(report.firstBad?.what).toMatch(new RegExp(`${api.id} falls silent after its number \\d+`));
  });
});

describe('two histories', () => {
  it('of one size are seen side by side', async () => {
    const { size } = log.checkpoints.at(-1)!;
    log.checkpoints.push({ size, note: await log.sign(size, Buffer.alloc(32, 1)) });
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: size - 1 } });
    expect(report.tampered.map(({ what }) => what).join()).toMatch(
      /two checkpoints of \d+ entries have different roots/,
    );
  });

  it('show by a copy that somebody else was shown, and by that alone', async () => {
    const kept = log.checkpoints.find(({ size }) => size > 250)!;
    await resealed(log, log.records.with(200, log.records[201]!).with(201, log.records[200]!));
    // Both records are real, so that their codes fit: the log's own key hides the exchange.
    const report = await verified(log, { witnessKeys: [] });
    expect(report).toMatchObject({ exitCode: 0 });
    const withKept = await withCopy(kept.note, (checkpoints) =>
      verified(log, { checkpoints, witnessKeys: [] }),
    );
    expect(withKept).toMatchObject({ exitCode: 1 });
    expect(withKept.firstBad?.what).toMatch(
      /kept\.note: two checkpoints of \d+ entries have different roots|do not have the root of .*kept\.note/,
    );
  });

  it('are no fault of a copy that is the same', async () => {
    for (const { note } of [log.checkpoints[3]!, log.checkpoints.at(-1)!]) {
      expect(await withCopy(note, (checkpoints) => verified(log, { checkpoints }))).toMatchObject({
        exitCode: 0,
      });
    }
  });

  it('are not judged by a copy that the log never signed', async () => {
    const { note } = log.checkpoints[3]!;
    const other = await withCopy(note.replace(/\n— .*\n/, '\n— nobody AAAAAAAA\n'), (checkpoints) =>
      verified(log, { checkpoints }),
    );
    expect(other).toMatchObject({ exitCode: 2 });
  });
});

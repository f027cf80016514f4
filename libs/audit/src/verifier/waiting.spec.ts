import { beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edited } from './testing/changed.js';
import type { MadeEmitter, Written } from './testing/made-emitter.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

let log: MadeLog;
let api: MadeEmitter;
beforeEach(async () => void ({ log, api } = await wholeLog()));

const wait = (written: Written, queued = true): void => void log.pending.push({ written, queued });
const posted = (): Written => api.record('message.posted');

describe('records that wait to be sealed', () => {
  it('are part of a whole log', async () => {
    wait(posted());
    wait(posted());
    expect(await verified(log)).toMatchObject({
      exitCode: 0,
      facts: { 'codes checked': log.records.length + 2 },
    });
  });

  it('cannot be edited', async () => {
    wait(edited(posted(), { decision: 'deny' }));
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: null } });
    expect(report.firstBad?.what).toMatch(/the code \(MAC\) of record \d+ .* does not fit/);
    // Control: it takes the auditor's key to see it.
    expect(await verified(log, { auditorKeys: [] })).toMatchObject({ exitCode: 2 });
  });

  it('cannot be deleted: their number is missing', async () => {
    const [, second] = [posted(), posted()];
    wait(second);
    log.pass(70_000);
    wait(posted());
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1 });
    expect(report.firstBad?.what).toMatch(/number \d+ is missing/);
  });

  it('cannot be taken out of the queue', async () => {
    wait(posted(), false);
    expect(await verified(log)).toMatchObject({ exitCode: 2 });
    await log.idle(61_000);
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1 });
    expect(report.firstBad?.what).toMatch(/was taken out of the queue before it was sealed/);
  });

  it('and wait for long are told', async () => {
    wait(posted());
    await log.idle(61_000);
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 2, tampered: [] });
    expect(report.notChecked[0]).toMatch(/still waits to be sealed: the sequencer was behind/);
  });

  it('are not sealed already', async () => {
    wait(log.records[300]!);
    expect((await verified(log)).tampered.map(({ what }) => what).join()).toMatch(
      /is taken by another record already/,
    );
  });

  it.each(['{', '{}', '{"id":"a","body":"","mac":"","queued":true}'])('are records: %s', async (line) => {
    const report = await verified(log, {}, (folder) =>
      writeFileSync(join(folder, 'pending.jsonl'), `${line}\n`),
    );
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: null } });
  });
});

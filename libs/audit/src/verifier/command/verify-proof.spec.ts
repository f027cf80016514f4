import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { encodeBundle } from '../../tree/entry-bundle.js';
import { parseVerifierKey } from '../../tree/note/note-key.js';
import type { Report } from '../report/report.js';
import type { MadeLog } from '../testing/made-log.js';
import { proofOf } from '../testing/proof-of.js';
import { inFolder } from '../testing/verified.js';
import { wholeLog } from '../testing/whole-log.js';
import { verifyProof } from './verify-proof.js';

const AT = 123;

let log: MadeLog;
beforeAll(async () => void ({ log } = await wholeLog()));

const judge = (text: string, keys = [log.keys[1]!.vkey]): Promise<Report> =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'proof'), text);
    return verifyProof(
      join(folder, 'proof'),
      keys.map((vkey) => parseVerifierKey(vkey)),
    );
  });

const entry = (): Buffer => Buffer.concat([log.records[AT]!.mac, log.records[AT]!.body]);
const extra = (sealed: Buffer, personal: Buffer): string =>
  `extra ${encodeBundle([sealed, personal]).toString('base64')}`;

describe('the proof that a record is in the log', () => {
  it('holds by itself, and shows the record', async () => {
    const { fields } = log.records[AT]!;
    expect(await judge(await proofOf(log, AT))).toMatchObject({
      exitCode: 0,
      facts: { index: AT, log: 'ruche.example/audit', id: fields['id'], event: 'message.posted' },
    });
  });

  it('shows who it was; without that it says so, and holds all the same', async () => {
    const { actor, sourceAddress } = log.records[AT]!.fields;
    expect((await judge(await proofOf(log, AT))).facts).toMatchObject({ actor, sourceAddress });
    const without = (await proofOf(log, AT)).replace(/extra .*/, extra(entry(), Buffer.alloc(0)));
    expect(await judge(without)).toMatchObject({
      exitCode: 0,
      notes: [expect.stringMatching(/erased, or left out/)],
      facts: { actor: '-', sourceAddress: '-' },
    });
  });

  it('is incomplete without the key of the log', async () => {
    expect(await judge(await proofOf(log, AT), [])).toMatchObject({ exitCode: 2, tampered: [] });
  });

  it.each([
    ['another index', (text: string) => text.replace(`index ${AT}`, `index ${AT + 1}`)],
    [
      'another record',
      (text: string) =>
        text.replace(
          /extra .*/,
          extra(Buffer.concat([log.records[9]!.mac, log.records[9]!.body]), log.records[9]!.personal!),
        ),
    ],
    [
      'another word on persons',
      (text: string) => text.replace(/extra .*/, extra(entry(), log.records[9]!.personal!)),
    ],
    ['one hash less', (text: string) => text.replace(/(index .*\n).*\n/, '$1')],
    ['another size', (text: string) => text.replace(`\n${log.tree.size}\n`, `\n${log.tree.size + 1}\n`)],
    ['another first line', (text: string) => `x${text}`],
  ])('does not hold with %s', async (_, change) => {
    expect(await judge(change(await proofOf(log, AT)))).toMatchObject({ exitCode: 1 });
  });

  it('does not hold under another key', async () => {
    expect(await judge(await proofOf(log, AT), [log.newKey().vkey])).toMatchObject({ exitCode: 1 });
  });
});

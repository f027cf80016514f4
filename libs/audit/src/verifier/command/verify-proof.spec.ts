import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
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

describe('the proof that a record is in the log', () => {
  it('holds by itself, and shows the record', async () => {
    const { fields } = log.records[AT]!;
    expect(await judge(await proofOf(log, AT))).toMatchObject({
      exitCode: 0,
      facts: { index: AT, log: 'ruche.example/audit', id: fields['id'], event: 'message.posted' },
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
          `extra ${Buffer.concat([log.records[9]!.mac, log.records[9]!.body]).toString('base64')}`,
        ),
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

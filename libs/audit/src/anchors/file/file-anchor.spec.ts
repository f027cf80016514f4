import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HOSTILE, sealedBody } from '../testing/sealed-body.js';
import { FileAnchor } from './file-anchor.js';

const HEAD = { size: 9, root: 'cm9vdA==', note: 'log\n9\ncm9vdA==\n\n\u2014 log c2ln\n' };

describe('a file that is only appended to', () => {
  let folder: string;
  let file: string;
  let anchor: FileAnchor;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'file-anchor-'));
    file = join(folder, 'log.jsonl');
    anchor = new FileAnchor(file);
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  const records = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => sealedBody({}, from + at));
  const take = (from: number, to: number, tellsHead = false): Promise<void> =>
    anchor.take({ records: records(from, to), head: HEAD, tellsHead });
  const lines = (path = file): Record<string, unknown>[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const places = (): unknown[] => lines().map(({ index }) => index);

  it('has a line for each record with the bytes that were sealed, and one for the checkpoint', async () => {
    await take(0, 2, true);
    expect(lines()).toEqual([
      ...records(0, 2).map(({ index, mac, body, personal }) => ({
        index,
        mac: mac.toString('base64'),
        body: String(body),
        salt: Buffer.alloc(16, 9).toString('base64'),
        personal: String(personal?.subarray(16)),
      })),
      HEAD,
    ]);
    expect(statSync(file).mode & 0o007).toBe(0);
  });

  it.each(HOSTILE)('stays one line for each record: %s', async (_, typed) => {
    const record = sealedBody({ facts: { typed } });
    await anchor.take({ records: [record], head: HEAD, tellsHead: false });
    expect(readFileSync(file, 'utf8')).toMatch(/^[\x20-\x7e]+\n$/);
    expect(lines()[0]?.['body']).toBe(String(record.body));
  });

  it('a batch that was written and not noted is not written twice', async () => {
    await take(0, 5, true);
    await take(0, 5);
    await take(3, 8);
    expect(places().filter((index) => index !== undefined)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('a line that was cut off stays by itself, and its record comes again', async () => {
    await take(0, 3);
    truncateSync(file, statSync(file).size - 10);
    await take(0, 5);
    const found = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const whole = found.filter((line) => line.endsWith('}'));
    expect(whole.map((line) => /^\{"index":(\d+)/.exec(line)?.[1])).toEqual(['0', '1', '2', '3', '4']);
    expect(found).toHaveLength(6);
  });

  it('is made anew after it was rotated away', async () => {
    await take(0, 3);
    renameSync(file, `${file}.1`);
    await take(3, 5);
    expect([lines(`${file}.1`).length, places()]).toEqual([3, [3, 4]]);
  });

  it('a file of another time says nothing of this log', async () => {
    appendFileSync(file, '{"index":900,"mac":"","body":""}\n');
    await take(0, 2);
    expect(places()).toEqual([900, 0, 1]);
  });

  it('a place that is not there is an error, and nothing is made', async () => {
    const lost = new FileAnchor(join(folder, 'gone', 'log.jsonl'));
    await expect(lost.take({ records: records(0, 1), head: HEAD, tellsHead: false })).rejects.toThrow(
      /ENOENT/,
    );
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});

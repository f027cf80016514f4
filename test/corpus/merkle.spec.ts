import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifyInclusion } from '#audit';

/** Sample data that stands beside the project where it is worked on, or where the variable says. */
const SAMPLES = process.env['RUCHE_CORPUS'] ?? join(import.meta.dirname, '../../../shared/data');
const FOLDER = join(SAMPLES, 'merkle/inclusion');
const present = existsSync(FOLDER);
if (!present) console.warn(`SKIPPED, no sample inclusion proofs in ${FOLDER}`);

interface Sample {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

const bytes = (base64: string | null): Buffer => Buffer.from(base64 ?? '', 'base64');

const judge = ({ leafIdx, treeSize, root, leafHash, proof }: Sample): boolean =>
  verifyInclusion(leafIdx, treeSize, bytes(leafHash), (proof ?? []).map(bytes), bytes(root));

(present ? describe : describe.skip)('the inclusion proofs of the shared sample data', () => {
  const samples = present
    ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Sample] as const)
    : [];

  it('are all there, good ones and bad ones', () => {
    const good = samples.filter(([, { wantErr }]) => !wantErr);
    expect(good.length).toBeGreaterThanOrEqual(5);
    expect(samples.length - good.length).toBeGreaterThan(80);
  });

  it('are judged as they say, each of them', () => {
    const wrong = samples.filter(([, sample]) => judge(sample) === sample.wantErr);
    expect(wrong.map(([name, { desc }]) => `${name}: ${desc}`)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { formatConsistency, parseConsistency } from './consistency-file.js';
import { leafHash } from './hashes.js';
import { formatTlogProof, parseTlogProof } from './tlog-proof.js';

const hashes = ['a', 'b'].map((text) => leafHash(Buffer.from(text)));
const malformed = expect.objectContaining({ code: 'PROOF_MALFORMED' });

describe('a proof as a file', () => {
  const proof = {
    index: 73_894,
    entry: Buffer.from('the entry'),
    personal: Buffer.from('what it says of persons'),
    hashes,
    checkpoint: 'a note\n\n— by x y\n',
  };

  it('is read as it was written', () => {
    expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
    for (const less of [{ hashes: [] }, { personal: null }])
      expect(parseTlogProof(formatTlogProof({ ...proof, ...less }))).toEqual({ ...proof, ...less });
  });

  it.each([
    ['another first line', (text: string) => text.replace('@v1', '@v2')],
    ['no entry', (text: string) => text.replace(/extra .*\n/, '')],
    ['an index with a leading zero', (text: string) => text.replace('index 7', 'index 07')],
    ['a hash that is cut short', (text: string) => text.replace(/\n(.{40}).{4}\n/, '\n$1\n')],
    ['no blank line', (text: string) => text.replace('\n\n', '\n')],
  ])('is refused with %s', (_, change) => {
    expect(() => parseTlogProof(change(formatTlogProof(proof)))).toThrow(malformed);
  });
});

describe('a proof for a witness', () => {
  it('is read as it was written', () => {
    for (const file of [
      { oldSize: 0, hashes: [] },
      { oldSize: 12, hashes },
    ]) {
      expect(parseConsistency(formatConsistency(file))).toEqual(file);
    }
  });

  it.each(['', 'old 01\n', 'old 1', 'new 1\n', 'old 1\nAAAA\n', 'old 1\n\n'])('is refused as %j', (text) => {
    expect(() => parseConsistency(text)).toThrow(malformed);
  });
});

import { describe, expect, it } from '@jest/globals';
import { checkpointTime, formatCheckpoint, parseCheckpoint, timeLine } from './checkpoint.js';

/** The example of C2SP tlog-checkpoint. */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('a checkpoint', () => {
  it('reads the example of the specification, and writes it again', () => {
    const checkpoint = parseCheckpoint(EXAMPLE);
    expect(checkpoint).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      extensions: [],
    });
    expect(checkpointTime(checkpoint)).toBeNull();
    expect(formatCheckpoint(checkpoint)).toBe(EXAMPLE);
  });

  it('says when it was made', () => {
    const text = formatCheckpoint({
      ...parseCheckpoint(EXAMPLE),
      extensions: ['other', timeLine(1_763_720_020_000)],
    });
    expect(text.split('\n').slice(3)).toEqual(['other', 'time 1763720020000', '']);
    expect(checkpointTime(parseCheckpoint(text))).toBe(1_763_720_020_000);
  });

  it.each([
    ['no origin', EXAMPLE.replace('example.com/behind-the-sofa', '')],
    ['a size with a leading zero', EXAMPLE.replace('20852163', '020852163')],
    ['a negative size', EXAMPLE.replace('20852163', '-1')],
    ['a size past what can be counted', EXAMPLE.replace('20852163', '9007199254740993')],
    ['a root cut short', EXAMPLE.replace('CsUY', '')],
    ['an empty extension line', `${EXAMPLE}\n`],
    ['no last newline', EXAMPLE.trimEnd()],
    ['two lines', 'a\n1\n'],
  ])('is refused with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'CHECKPOINT_MALFORMED' }));
  });
});

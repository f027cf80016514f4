import { describe, expect, it } from '@jest/globals';
import { LineReader, MAX_LINE_BYTES, type RawLine } from './line-reader.js';

/** Every line of the chunks, as text. */
function read(chunks: readonly Buffer[], reader = new LineReader()): [number, string | null, number][] {
  const lines: RawLine[] = chunks.flatMap((chunk) => [...reader.feed(chunk)]);
  return [...lines, ...reader.finish()].map(({ number, bytes, end }) => [
    number,
    bytes?.toString() ?? null,
    end,
  ]);
}

describe('lines of a file', () => {
  it.each([
    [
      'LF',
      'a\nb\n',
      [
        [1, 'a', 2],
        [2, 'b', 4],
      ],
    ],
    [
      'CRLF',
      'a\r\nb\r\n',
      [
        [1, 'a', 3],
        [2, 'b', 6],
      ],
    ],
    [
      'no end of the last one',
      'a\nb',
      [
        [1, 'a', 2],
        [2, 'b', 3],
      ],
    ],
    [
      'blank ones',
      '\n\na',
      [
        [1, '', 1],
        [2, '', 2],
        [3, 'a', 3],
      ],
    ],
    [
      'a mark in front',
      '\ufeffa\n\ufeffb',
      [
        [1, 'a', 5],
        [2, '\ufeffb', 9],
      ],
    ],
    ['nothing', '', []],
  ])('with %s', (_, text, expected) => {
    expect(read([Buffer.from(text)])).toEqual(expected);
  });

  it('are the same however the file is cut', () => {
    const text = Buffer.from('\ufeffeins\r\nzwei €\n\n{"drei":3}\r\nvier');
    const whole = read([text]);
    for (let size = 1; size < text.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.subarray(index * size, (index + 1) * size),
      );
      expect(read(chunks)).toEqual(whole);
    }
  });

  it('go on from any end of a line', () => {
    const text = Buffer.from('a\nbb\r\nccc\nd');
    const whole = read([text]);
    for (const [number, , end] of whole)
      expect(read([text.subarray(end)], new LineReader(number, end))).toEqual(whole.slice(number));
  });

  it('of 50 MB are walked over and not kept', () => {
    const reader = new LineReader();
    const megabyte = Buffer.alloc(1_048_576, 'x');
    const before = process.memoryUsage().arrayBuffers;
    for (let count = 0; count < 50; count += 1) expect([...reader.feed(megabyte)]).toEqual([]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * MAX_LINE_BYTES);
    expect(read([Buffer.from('\nb\n')], reader)).toEqual([
      [1, null, 50 * 1_048_576 + 1],
      [2, 'b', 50 * 1_048_576 + 3],
    ]);
  });
});

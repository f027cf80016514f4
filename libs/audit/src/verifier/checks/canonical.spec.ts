import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText, isCanonical } from './canonical.js';

const judge = (text: string): boolean => isCanonical(text, JSON.parse(text));

describe('the canonical form', () => {
  it('is that of RFC 8785 for any value, keys that look like numbers included', () => {
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(20).map(String));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = canonicalize(value) as string;
        expect(canonicalText(value)).toBe(text);
        expect(judge(text)).toBe(true);
        expect(judge(` ${text}`)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '{"b":1,"a":2}',
    '{"a":{"d":1,"c":2}}',
    '[{"b":1,"a":2}]',
    '{"a":1,"a":1}',
    '{"a":1.0}',
    '{"a":1e2}',
    '{"a":-0}',
    '{"a":"\\u0041"}',
    '{"a":"\\/"}',
    '{"a":"\\ud800"}',
    '{"\\ud800":1}',
    '{"2":1,"10":1}',
    '{"a": 1}',
  ])('is not %s', (text) => {
    expect(judge(text)).toBe(false);
  });

  it.each(['{"10":1,"2":1}', '{"a":"\\u0000\\n\u2028é😀\u007f"}', '{"__proto__":1}', '{}', '[]', 'null'])(
    'is %s',
    (text) => {
      expect(judge(text)).toBe(true);
    },
  );
});

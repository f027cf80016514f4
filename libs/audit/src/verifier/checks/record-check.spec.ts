import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { Findings } from '../report/findings.js';
import { readPlain } from './plain-record.js';
import { readRecord } from './record-check.js';

const FIELDS = {
  v: 3,
  id: '0191b7a0-1111-7111-8111-111111111111',
  at: '2026-11-21T08:00:00.120Z',
  emitter: '0191b7a0-2222-4222-8222-222222222222',
  epoch: 3,
  emitterSeq: 4711,
  event: 'message.read',
  personal: 'A'.repeat(43),
  workingLevel: 'NP',
  objectType: null,
  objectId: null,
  label: null,
  decision: 'allow',
  outcome: 'success',
  reason: null,
  correlationId: '0191b7a0-3333-4333-8333-333333333333',
  facts: {},
};

const read = (text: string): { tamperings: number; fields: unknown } => {
  const findings = new Findings();
  const record = readRecord(7, Buffer.concat([Buffer.alloc(32), Buffer.from(text, 'utf8')]), findings);
  return { tamperings: findings.tamperings, fields: record?.fields };
};
const canonical = (fields: object): string => canonicalize(fields) as string;

describe('a body', () => {
  it('is read the same by the quick way and the slow one', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 8 }), { nil: null });
    const facts = fc.dictionary(
      fc.string({ maxLength: 3 }),
      fc.oneof(text, fc.nat(), fc.array(fc.string())),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    );
    const numbers = fc.option(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 3 }), {
      nil: undefined,
    });
    const some = fc.record({
      personal: text,
      objectId: fc.option(text, { nil: undefined }),
      reason: text,
      workingLevel: text,
      objectType: text,
      facts,
      numbers,
    });
    fc.assert(
      fc.property(some, ({ numbers: void_, ...changes }) => {
        const fields = { ...FIELDS, ...changes, ...(void_ && { void: void_ }) };
        expect(read(canonical(fields))).toEqual({ tamperings: 0, fields });
        const plain = readPlain(canonical(fields));
        if (plain) expect(canonical(plain)).toBe(canonical(fields));
      }),
    );
    expect(readPlain(canonical(FIELDS))).not.toBeNull();
  });

  it.each([
    ['facts that end too early', canonical(FIELDS).replace('"facts":{}', '"facts":{"a":1}},"facts":{}')],
    ['a field twice', canonical(FIELDS).replace('"facts":{}', '"facts":{},"facts":{}')],
    ['facts out of order', canonical(FIELDS).replace('"facts":{}', '"facts":{"b":1,"a":1}')],
    ['something after its end', `${canonical(FIELDS)} `],
    ['a number with a leading zero', canonical(FIELDS).replace('4711', '04711')],
    ['a number that is too large', canonical(FIELDS).replace('4711', '9007199254740993')],
    ['no number', canonical({ ...FIELDS, emitterSeq: 0 })],
    ['half a number', canonical({ ...FIELDS, emitterSeq: 1.5 })],
    ['another version', canonical({ ...FIELDS, v: 2 })],
    ['persons that are no hash', canonical({ ...FIELDS, personal: 3 })],
    ['a day that is none', canonical({ ...FIELDS, at: '2026-13-21T08:00:00.120Z' })],
    ['an id in capitals', canonical({ ...FIELDS, id: FIELDS.id.replace('b', 'B') })],
    ['a void number that is none', canonical({ ...FIELDS, void: [0] })],
    ['void numbers out of a list', canonical({ ...FIELDS, void: 3 })],
    ['facts that are none', canonical({ ...FIELDS, facts: null })],
    ['a list', '[]'],
    ['no JSON', '{'],
    ['nothing', ''],
    [
      'more depth than the stack has',
      canonical(FIELDS).replace('"facts":{}', `"facts":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    ],
  ])('is refused with %s', (_, text) => {
    expect(read(text).tamperings).toBeGreaterThan(0);
  });

  it('may have fields that are not known yet', () => {
    expect(read(canonical({ ...FIELDS, another: 1 })).tamperings).toBe(0);
  });
});

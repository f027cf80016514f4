import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { SALT_SIZE } from '../../personal/personal-hash.js';
import { readPersonal } from './read-personal.js';

const part = (text: string): Buffer => Buffer.concat([Buffer.alloc(SALT_SIZE, 7), Buffer.from(text, 'utf8')]);

describe('what a record says of persons', () => {
  it('is read as it was written', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 8 }), { nil: null });
    const some = fc.record(
      {
        actor: text,
        sessionId: text,
        sourceAddress: text,
        objectId: fc.string({ maxLength: 8 }),
        facts: fc.dictionary(fc.string({ maxLength: 3 }), fc.array(fc.nat()), { noNullPrototype: true }),
      },
      { requiredKeys: ['actor', 'sessionId', 'sourceAddress'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(some, (fields) => expect(readPersonal(part(canonicalize(fields)!))).toEqual(fields)),
    );
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{}',
    '{"actor":1,"sessionId":null,"sourceAddress":null}',
    '{"sessionId":null,"actor":null,"sourceAddress":null}',
    '{"actor":null,"sessionId":null,"sourceAddress":null} ',
    '{"actor":null,"objectId":3,"sessionId":null,"sourceAddress":null}',
  ])('is nothing else: %s', (text) => {
    expect(readPersonal(part(text))).toBeNull();
  });
});

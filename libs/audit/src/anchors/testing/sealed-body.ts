import { personalHash, SALT_SIZE } from '../../personal/personal-hash.js';
import type { AnchoredRecord } from '../anchor.js';

const ID = '01890000-0000-7000-8000-000000000001';

/** What the body holds only the hash of. */
const PERSONAL = ['actor', 'sessionId', 'sourceAddress'];

/** A sealed record as an emitter would have written it, with fields of the test's choice. */
export function sealedBody(fields: Readonly<Record<string, unknown>> = {}, index = 7): AnchoredRecord {
  const all = {
    v: 3,
    id: ID,
    at: '2026-01-02T03:04:05.678Z',
    event: 'message.posted',
    actor: '01890000-0000-7000-8000-000000000002',
    sessionId: '01890000-0000-7000-8000-000000000003',
    sourceAddress: '192.0.2.7',
    objectType: 'message',
    objectId: '01890000-0000-7000-8000-000000000004',
    label: '01890000-0000-7000-8000-000000000005',
    workingLevel: 'S',
    decision: 'allow',
    outcome: 'success',
    reason: null,
    correlationId: '01890000-0000-7000-8000-000000000006',
    emitter: '01890000-0000-7000-8000-000000000008',
    emitterSeq: 3,
    facts: {},
    ...fields,
  };
  const part = (isPersonal: boolean): object =>
    Object.fromEntries(Object.entries(all).filter(([name]) => PERSONAL.includes(name) === isPersonal));
  const personal = Buffer.concat([
    Buffer.alloc(SALT_SIZE, 9),
    Buffer.from(JSON.stringify(part(true)), 'utf8'),
  ]);
  const body = Buffer.from(JSON.stringify({ ...part(false), personal: personalHash(personal) }), 'utf8');
  return { index, mac: Buffer.alloc(32, 1), body, personal };
}

/** What a person could type to break a line, or the eye of who reads it. */
export const HOSTILE = [
  ['CR LF', 'a\r\nb'],
  ['ESC', '\u001b[31mred\u001b[0m'],
  ['closing bracket', 'x"] [forged@1 a="b'],
  ['quote', 'say "no"'],
  ['backslash', 'C:\\temp\\'],
  ['bidi', 'abc\u202egpj.exe\u2066\u2069'],
  ['NUL', 'a\0b'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['lone surrogates', '\ud800 and \udc00'],
  ['zero width and BOM', '\ufeffa\u200bb'],
  ['CEF signs', 'a|b=c\\n'],
  ['a frame of its own', '\n12 <0>1 - - - - - - forged'],
] as const;

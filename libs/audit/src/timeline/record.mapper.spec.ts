import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Label, Policies, Policy } from '#contracts';
import { firstIdAt, newId } from '#kernel';
import { personalHash, SALT_SIZE } from '../personal/personal-hash.js';
import { factsOf } from './facts-of-query.js';
import { markingFor } from './marking-for.js';
import { toRecord, type RecordRow } from './record.mapper.js';
import { timeOfId } from './time-of-id.js';

const row = (change: Partial<RecordRow> = {}): RecordRow => ({
  ...{ id: newId(), at: new Date(), event: 'message.read', actor: null, actorName: null, sessionId: null },
  ...{ sourceAddress: null, objectType: null, objectId: null, labelId: null, decision: 'allow' },
  ...{
    outcome: 'success',
    reason: null,
    correlationId: newId(),
    body: Buffer.from('{}'),
    personal: null,
    index: null,
  },
  ...change,
});
const shown = (change: Partial<RecordRow>) => toRecord(row(change), () => null);
const body = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('a record of the log as it is shown', () => {
  it('tells the facts and the level of its body', () => {
    const facts = { count: 3, ids: ['a'], places: [1, 2], none: null, yes: true };
    expect(shown({ body: body({ facts, workingLevel: 'S' }), index: '41' })).toMatchObject({
      facts,
      workingLevel: 'S',
      index: 41,
    });
  });

  it.each([
    Buffer.from([0xff, 0x00]),
    Buffer.from('{'),
    body(null),
    body([1]),
    body({ facts: 'x', workingLevel: 3 }),
    body({ facts: { deep: { more: 1 } } }),
  ])('says nothing of what somebody spoiled: %#', (spoiled) => {
    expect(shown({ body: spoiled })).toMatchObject({ facts: {}, workingLevel: null, erased: false });
  });

  it('tells facts of persons as long as they are kept, and who is forgotten from who never was', () => {
    const personal = Buffer.concat([
      randomBytes(SALT_SIZE),
      body({ actor: 'a', facts: { sessions: ['s'] } }),
    ]);
    const hides = body({ personal: personalHash(personal), facts: { count: 1 } });
    expect(shown({ body: hides, personal })).toMatchObject({
      erased: false,
      facts: { count: 1, sessions: ['s'] },
    });
    expect(shown({ body: hides })).toMatchObject({ erased: true, actor: null, facts: { count: 1 } });
    expect(shown({ body: body({ personal: null }) }).erased).toBe(false);
    expect(shown({ actor: 'a', actorName: null }).actor).toEqual({ id: 'a', displayName: null });
    const other = Buffer.concat([randomBytes(SALT_SIZE), body({ facts: { sessions: ['x'] } })]);
    expect(shown({ body: hides, personal: other }).facts).toEqual({ count: 1 });
  });
});

describe('the label of a record in words', () => {
  const named = (id: string) => ({ id, name: { fr: id, en: id, de: id } });
  const policy = { id: 'P', levels: [named('HIGH')], restrictive: [named('A'), named('B')], permissive: [] };
  const policies: Policies = new Map([['P', policy as unknown as Policy]]);
  const parts: Label = { policy: 'P', level: 'HIGH', restrictive: ['A', 'B'], permissive: {} };
  const clearance = [{ policy: 'P', level: 'HIGH', restrictive: ['B'], permissive: {} }];

  it.each([
    ['officer', [], 'HIGH · A · B'],
    ['auditor', [], 'HIGH · +2'],
    ['auditor', clearance, 'HIGH · B · +1'],
  ] as const)('for an %s who holds %j', (siteRole, held, words) => {
    expect(markingFor({ siteRole, clearance: held }, policies, parts).de).toBe(words);
  });
});

it('reads the time of an id, and tells of a question only what it asked', () => {
  const at = new Date('2026-11-26T10:00:00.123Z');
  expect(timeOfId(firstIdAt(at))).toEqual(at);
  expect(timeOfId(newId(at))).toEqual(at);
  expect(factsOf({ event: ['message.read'], decision: 'deny' })).toEqual({
    events: ['message.read'],
    decision: 'deny',
  });
});

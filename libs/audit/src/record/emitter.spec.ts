import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { FixedClock, newId } from '#kernel';
import { Emitter } from './emitter.js';
import { ReadCounter } from './read-counter.js';
import { Unwritten } from './unwritten.js';

const NOBODY = {
  actor: null,
  sessionId: null,
  workingLevel: null,
  sourceAddress: null,
  correlationId: newId(),
};

describe('an emitter of records', () => {
  const emitter = new Emitter(new FixedClock(new Date('2026-11-21T08:00:00.120Z')), null);

  it('numbers its records from one, and says when and what', () => {
    const rows = [1, 2, 3].map(() => emitter.row(NOBODY, { event: 'site.read' }, null));
    expect(rows.map(({ emitterSeq }) => emitterSeq)).toEqual([1, 2, 3]);
    const body = JSON.parse(String(rows[0]?.body)) as Record<string, unknown>;
    expect(body).toMatchObject({
      v: 3,
      at: '2026-11-21T08:00:00.120Z',
      decision: 'allow',
      outcome: 'success',
    });
  });

  it('never writes the number that the database has for a label', () => {
    const object = { type: 'Message', id: newId(), labelId: 424_242 };
    const row = emitter.row(NOBODY, { event: 'message.read', object }, newId());
    expect(row.labelId).toBe(424_242);
    expect(String(row.body)).not.toContain('424242');
  });

  it.each(['\n', '\u2028', '"}{"', '\u0000', 'é'])(
    'writes one canonical line, whatever it is given: %j',
    (text) => {
      const { body } = emitter.row(
        NOBODY,
        { event: 'request.refused', facts: { text, b: 1, a: [text] } },
        null,
      );
      expect(String(body)).not.toMatch(/[\n\r]/);
      expect(String(body)).toBe(canonicalize(JSON.parse(String(body))));
    },
  );
});

it('counts reads until they are taken, and again when they could not be written', () => {
  const counter = new ReadCounter();
  counter.add('site.read');
  counter.add('message.read', 3);
  const taken = counter.take();
  expect(taken).toEqual({ 'site.read': 1, 'message.read': 3 });
  expect(counter.take()).toEqual({});
  counter.add('site.read');
  counter.giveBack(taken);
  expect(counter.take()).toEqual({ 'site.read': 2, 'message.read': 3 });
});

it('tells numbers without a record once, in portions that fit a record', () => {
  const unwritten = new Unwritten();
  unwritten.add(Array.from({ length: 700 }, (_, n) => n));
  expect([unwritten.take().length, unwritten.take().length, unwritten.take().length]).toEqual([500, 200, 0]);
});

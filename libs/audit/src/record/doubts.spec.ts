import { expect, it } from '@jest/globals';
import { FixedClock, newId } from '#kernel';
import { Emitter } from './emitter.js';
import { settleDoubts } from './settle-doubts.js';

const NOBODY = {
  actor: null,
  sessionId: null,
  workingLevel: null,
  sourceAddress: null,
  correlationId: newId(),
};
const at = new Date('2026-11-21T08:00:00.120Z');
const voids = (body: Buffer): unknown => (JSON.parse(String(body)) as { void?: unknown }).void;

it('declares void what the database does not know, not what stands though nobody heard', async () => {
  const emitter = new Emitter(new FixedClock(at), null);
  const row = () => emitter.row(NOBODY, { event: 'site.read' }, null);
  const [lost, stands] = [row(), row()];
  emitter.abandon([lost, stands]);
  const asked: unknown[] = [];
  const writer = {
    query: (_: string, values: readonly unknown[]) => {
      asked.push(values[0]);
      return Promise.resolve([{ id: stands.id }]);
    },
  };
  await settleDoubts(emitter, writer as never, performance.now());
  expect(asked).toEqual([]);
  expect(voids(row().body)).toBeUndefined();
  await settleDoubts(emitter, writer as never, Infinity);
  expect(asked).toEqual([[lost.id, stands.id]]);
  const next = row();
  expect(voids(next.body)).toEqual([lost.emitterSeq]);

  // What was told in a record that is lost itself is told again.
  emitter.abandon([next]);
  await settleDoubts(emitter, { query: () => Promise.resolve([]) } as never, Infinity);
  expect(voids(row().body)).toEqual([lost.emitterSeq, next.emitterSeq]);
});

it('keeps in doubt what cannot be asked for', async () => {
  const emitter = new Emitter(new FixedClock(at), null);
  emitter.abandon([emitter.row(NOBODY, { event: 'site.read' }, null)]);
  const away = { query: () => Promise.reject(new Error('away')) };
  await expect(settleDoubts(emitter, away as never, Infinity)).rejects.toThrow('away');
  await settleDoubts(emitter, { query: () => Promise.resolve([]) } as never, performance.now());
  expect(voids(emitter.row(NOBODY, { event: 'site.read' }, null).body)).toEqual([1]);
});

it('begins a new life after a silence, so that nobody closes it behind its back', () => {
  const clock = new FixedClock(at);
  const emitter = new Emitter(clock, null);
  const first = emitter.row(NOBODY, { event: 'site.read' }, null);
  clock.advance(70_000);
  const second = emitter.row(NOBODY, { event: 'site.read' }, null);
  expect([second.emitter, second.emitterSeq]).toEqual([first.emitter, 2]);
  emitter.confirm([second]);
  clock.advance(70_000);
  expect(emitter.row(NOBODY, { event: 'site.read' }, null).emitterSeq).toBe(3);
  clock.advance(10_000);
  const anew = emitter.row(NOBODY, { event: 'site.read' }, null);
  expect(anew.emitterSeq).toBe(1);
  expect(anew.emitter).not.toBe(first.emitter);
});

it('says when the clock went back, and keeps the order of its numbers', () => {
  const clock = new FixedClock(at);
  const emitter = new Emitter(clock, null);
  const facts = (body: Buffer): unknown => (JSON.parse(String(body)) as { facts: unknown }).facts;
  emitter.row(NOBODY, { event: 'site.read' }, null);
  clock.advance(-5_000);
  const back = emitter.row(NOBODY, { event: 'site.read' }, null);
  expect([back.emitterSeq, facts(back.body)]).toEqual([2, { clockBack: true }]);
  expect(facts(emitter.row(NOBODY, { event: 'site.read' }, null).body)).toEqual({});
});

import { createHmac } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { EpochKey, nextKey } from './epoch-key.js';
import { recordMac } from './record-mac.js';

const start = (): Buffer => Buffer.alloc(32, 7);

it('evolves by HMAC, one epoch a step', () => {
  const key = new EpochKey(start());
  const body = Buffer.from('{}');
  expect([key.epoch, key.mac(1, body)]).toEqual([0, recordMac(start(), 1, body)]);
  key.evolve();
  const next = createHmac('sha256', start()).update('ruche-audit-epoch').digest();
  expect(nextKey(start())).toEqual(next);
  expect([key.epoch, key.mac(2, body)]).toEqual([1, recordMac(next, 2, body)]);
});

it('keeps nothing of the epoch before, and nothing at all after the end', () => {
  const memory = start();
  const key = new EpochKey(memory);
  key.evolve();
  expect(memory).toEqual(nextKey(start()));
  key.destroy();
  expect(memory).toEqual(Buffer.alloc(32));
});

it('begins with a key of its own', () => {
  const [a, b] = [new EpochKey(), new EpochKey()];
  expect(a.withKey((key) => Buffer.from(key))).not.toEqual(b.withKey((key) => Buffer.from(key)));
  expect(() => new EpochKey(Buffer.alloc(31))).toThrow('32 bytes');
});

import { describe, expect, it } from '@jest/globals';
import { ActBounds } from './act-bounds.js';

const START = 1_000_000;

/** What the server does, to the rounding. */
function serverCounts(seenAt: number, at: number): number {
  return Math.round((at - seenAt) / 1000) > 60 ? at : seenAt;
}

describe('ActBounds', () => {
  it('knows the moment at which a session was opened', () => {
    const bounds = new ActBounds();
    bounds.opened(START);
    bounds.acted(START + 30_000);
    expect(bounds).toEqual({ earliest: START, latest: START });
  });

  it('counts a request long after the last one', () => {
    const bounds = new ActBounds();
    bounds.opened(START);
    bounds.acted(START + 120_000);
    expect(bounds).toEqual({ earliest: START + 120_000, latest: START + 120_000 });
  });

  it('allows for a minute that is not known of after a reload', () => {
    const bounds = new ActBounds();
    bounds.acted(START);
    expect(START - bounds.earliest).toBeGreaterThanOrEqual(60_000);
    expect(bounds.latest).toBe(START);
  });

  it('never believes the server later than it is, whatever the rhythm', () => {
    let wrong = 0;
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let run = 0; run < 2_000; run += 1) {
      const bounds = new ActBounds();
      let at = START;
      let seenAt = START;
      bounds.opened(at);
      for (let act = 0; act < 20; act += 1) {
        at += random() < 0.5 ? 58_000 + random() * 6_000 : random() * 90_000;
        seenAt = serverCounts(seenAt, at);
        bounds.acted(at);
        if (bounds.earliest > seenAt || bounds.latest < seenAt) wrong += 1;
      }
    }
    expect(wrong).toBe(0);
  });
});

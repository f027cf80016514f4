import { expect, it } from '@jest/globals';
import { CATALOGUE } from '#audit';
import { frEvents } from '../../../apps/web/src/shared/i18n/audit/fr-events.js';
import { fr } from '../../../apps/web/src/shared/i18n/audit/fr.js';

const worded = Object.entries(frEvents).flatMap(([family, events]) =>
  Object.keys(events).map((name) => `${family}.${name}`),
);

it('the page of the log has words for every event that is kept one by one, and for no other', () => {
  const kept = Object.entries(CATALOGUE).filter(([, entry]) => entry.kept !== 'counted');
  expect([...worded].sort()).toEqual(kept.map(([event]) => event).sort());
});

it('and for every family of them', () => {
  expect(Object.keys(fr.families).sort()).toEqual(Object.keys(frEvents).sort());
});

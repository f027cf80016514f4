import { expect, it } from '@jest/globals';
import { periodParts } from './period-parts.js';

it.each([
  [1, 'days', 1],
  [29, 'days', 29],
  [30, 'months', 1],
  [100, 'days', 100],
  [360, 'months', 12],
  [365, 'years', 1],
  [730, 'years', 2],
] as const)('%i days are said in %s: %i', (days, unit, count) => {
  expect(periodParts(days)).toEqual({ unit, count });
});

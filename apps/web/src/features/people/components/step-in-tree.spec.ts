import { describe, expect, it } from '@jest/globals';
import { stepInTree } from './step-in-tree.js';

describe('keys in the org chart', () => {
  it.each([
    ['ArrowRight', 'false', 'open'],
    ['ArrowRight', 'true', 'next'],
    ['ArrowRight', null, null],
    ['ArrowLeft', 'true', 'close'],
    ['ArrowLeft', 'false', 'parent'],
    ['ArrowLeft', null, 'parent'],
    ['ArrowDown', 'true', 'next'],
    ['ArrowUp', null, 'previous'],
    ['Home', null, 'first'],
    ['End', null, 'last'],
    ['a', 'true', null],
  ])('%s where aria-expanded is %s: %s', (key, expanded, step) => {
    expect(stepInTree(key, expanded)).toBe(step);
  });
});

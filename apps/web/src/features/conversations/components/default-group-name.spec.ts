import { expect, it } from '@jest/globals';
import { defaultGroupName, MAX_GROUP_NAME } from './default-group-name.js';

it('names the people', () => {
  expect(defaultGroupName(['Bao Nguyen', 'Léa Sorel', 'Noé Rivoire'])).toBe(
    'Bao Nguyen, Léa Sorel, Noé Rivoire',
  );
});

it.each([[['x'.repeat(200)]], [Array.from({ length: 30 }, (_, at) => `Person ${at}`)]])(
  'stays within what the server takes, and is never blank',
  (names) => {
    const name = defaultGroupName(names);
    expect(name.length).toBeLessThanOrEqual(MAX_GROUP_NAME);
    expect(name.endsWith('…')).toBe(true);
  },
);

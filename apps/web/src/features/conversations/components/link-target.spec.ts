import { expect, it } from '@jest/globals';
import { linkTarget } from './link-target.js';

const ORIGIN = 'https://ruche.test';
const ID = '0199a1b2-0000-7000-8000-000000000001';

it.each([
  [`ruche:person/${ID}`, { kind: 'person', personId: ID }],
  ['ruche:space', { kind: 'all', who: 'space' }],
  ['ruche:here', { kind: 'all', who: 'here' }],
  [`/messages/${ID}?m=${ID}`, { kind: 'inside', href: `/messages/${ID}?m=${ID}`, isMessage: true }],
  [`${ORIGIN}/messages/${ID}`, { kind: 'inside', href: `/messages/${ID}`, isMessage: false }],
  ['https://example.org/a', { kind: 'outside', address: 'https://example.org/a' }],
  ['mailto:a@example.org', { kind: 'outside', address: 'mailto:a@example.org' }],
  [`${ORIGIN}.example.org/`, { kind: 'outside', address: `${ORIGIN}.example.org/` }],
])('%s is known for what it is', (href, target) => {
  expect(linkTarget(href, ORIGIN)).toEqual(target);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'ruche:person/x', 'ruche:officer', 'page', '#a', ''])(
  '%j leads nowhere',
  (href) => {
    expect(linkTarget(href, ORIGIN)).toBeNull();
  },
);

it('an address of another host by two slashes is none of ours', () => {
  expect(linkTarget('//example.org/x', ORIGIN)).toBeNull();
});

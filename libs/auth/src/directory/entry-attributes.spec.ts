import { describe, expect, it } from '@jest/globals';
import type { Entry } from 'ldapts';
import { isDisabled } from './account-state.js';
import { rawValues, textValues } from './entry-attributes.js';

const entry = (attributes: Record<string, Entry[string]>): Entry => ({ dn: 'cn=x', ...attributes });

describe('values of an entry', () => {
  it.each<[Entry[string], string[]]>([
    ['one', ['one']],
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
    [[], []],
    [Buffer.from('é'), ['é']],
    [
      [Buffer.from('a'), Buffer.from('b')],
      ['a', 'b'],
    ],
  ])('reads %j', (value, expected) => {
    expect(textValues(entry({ memberOf: value }), 'MEMBEROF')).toEqual(expected);
  });

  it('does not take the name of the entry for an attribute, nor one with options for the plain one', () => {
    expect(rawValues(entry({ 'cn;lang-fr': 'x' }), 'cn')).toEqual([]);
    expect(rawValues(entry({}), 'dn')).toEqual([]);
  });
});

describe('isDisabled', () => {
  it.each<[Record<string, Entry[string]>, boolean]>([
    [{}, false],
    [{ nsAccountLock: [], userAccountControl: [] }, false],
    [{ nsAccountLock: 'FALSE' }, false],
    [{ nsaccountlock: 'true' }, true],
    [{ nsAccountLock: 'yes' }, true],
    [{ userAccountControl: '512' }, false],
    [{ userAccountControl: '514' }, true],
    [{ userAccountControl: '66050' }, true],
    [{ userAccountControl: '-2147483648' }, false],
    [{ userAccountControl: 'unreadable' }, true],
  ])('%j: %s', (attributes, expected) => {
    expect(isDisabled(entry(attributes))).toBe(expected);
  });
});

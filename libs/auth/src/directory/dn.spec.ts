import { describe, expect, it } from '@jest/globals';
import { dnKey, isWithin } from './dn.js';

describe('dnKey', () => {
  it.each([
    ['cn=Dupont\\, Jean,ou=People', 'CN=dupont\\2C jean, OU=people'],
    ["uid=o'néill,ou=p", "UID=O'N\\c3\\89ill,ou=p"],
    ['cn=a+sn=b,o=x', 'sn=b+cn=a,o=x'],
    ['cn=two  spaces,o=x', 'cn = two spaces , o=x'],
    ['cn=a\\\\b,o=x', 'cn=a\\5cb,o=x'],
    ['cn=a\\+b,o=x', 'cn=a\\2bb,o=x'],
    ['cn=e\u0301,o=x', 'cn=\u00e9,o=x'],
    ['2.5.4.3=x', '2.5.4.3=X'],
    ['', ' '],
  ])('takes %s and %s for one name', (one, other) => {
    expect(dnKey(one)).toBe(dnKey(other));
  });

  it.each([
    ['cn=a,ou=b', 'cn=a\\,ou=b'],
    ['cn=a+sn=b', 'cn=a\\+sn=b'],
    ['cn=a,ou=b', 'ou=b,cn=a'],
    ['cn=a', 'cn=a,ou=b'],
    ['cn=a\\\\,ou=b', 'cn=a\\\\\\,ou=b'],
    ['cn=a"]\\,["ou"\\,"b', 'cn=a,ou=b'],
    ['cn=ab', 'cn=a b'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(dnKey(one)).not.toBe(dnKey(other));
  });

  it.each(['no name', 'cn', '=x', 'cn=a,', 'cn=a,,ou=b', 'cn=a\\', 'c n=a', 'cn=\\ff'])(
    'refuses %j',
    (text) => {
      expect(() => dnKey(text)).toThrow();
    },
  );
});

describe('isWithin', () => {
  it.each([
    ['uid=x,ou=People,dc=a', 'OU=people, dc=a', true],
    ['ou=people,dc=a', 'ou=people,dc=a', true],
    ['uid=x\\,ou=people,dc=a', 'ou=people,dc=a', false],
    ['dc=a', 'ou=people,dc=a', false],
    ['uid=x,xou=people,dc=a', 'ou=people,dc=a', false],
  ])('%s in %s: %s', (dn, base, expected) => {
    expect(isWithin(dn, base)).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { BerWriter, FilterParser } from 'ldapts';
import { filterMatches } from './filter-matches.js';
import { readSearchFilter } from './read-search-filter.js';

const ENTRY = new Map([
  ['uid', ['jean (ext)', "o'néill", 'a\\28b']],
  ['member', ['uid=dupont\\2c jean,ou=people']],
]);

/** Through the bytes of a search request, as a client sends it. */
function matches(filter: string): boolean | null {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(7);
  writer.startSequence(0x63);
  writer.writeString('dc=x');
  for (const choice of [2, 0]) writer.writeEnumeration(choice);
  for (const limit of [0, 0]) writer.writeInt(limit);
  writer.writeBoolean(false);
  FilterParser.parseString(filter).write(writer);
  writer.startSequence();
  writer.endSequence();
  writer.endSequence();
  writer.endSequence();
  const read = readSearchFilter(writer.buffer);
  expect(read?.messageId).toBe(7);
  return filterMatches(read!.filter, ENTRY);
}

describe('filters of the embedded directory', () => {
  it.each<[string, boolean | null]>([
    ['(uid=jean \\28ext\\29)', true],
    ["(uid=O'NÉILL)", true],
    ['(uid=a\\5c28b)', true],
    ['(uid=a\\28b)', false],
    ['(uid=jean \\5c28ext\\5c29)', false],
    ['(uid=\\2a)', false],
    ['(uid=*)', true],
    ['(UID=JEAN  \\28EXT\\29)', true],
    ['(uid=jean*)', true],
    ['(uid=*ext*)', true],
    ['(uid=j*n*\\29)', true],
    ['(uid=jean \\28ext*ext\\29)', false],
    ['(member=UID=Dupont\\5c, Jean, ou=people)', true],
    ['(member=uid=dupont\\5c2cjean,ou=people)', false],
    ['(member=nonsense)', false],
    ['(&(uid=*)(member=*))', true],
    ['(&(uid=*)(cn=*))', false],
    ['(|(cn=*)(uid=*))', true],
    ['(!(cn=*))', true],
    ['(uid>=a)', null],
    ['(!(uid>=a))', null],
    ['(|(uid>=a)(uid=*))', true],
    ['(&(uid>=a)(cn=*))', false],
  ])('%s: %s', (filter, expected) => {
    expect(matches(filter)).toBe(expected);
  });

  it('refuses a filter without end', () => {
    expect(() => matches(`${'(!'.repeat(40)}(uid=*)${')'.repeat(40)}`)).toThrow('deeply');
  });
});

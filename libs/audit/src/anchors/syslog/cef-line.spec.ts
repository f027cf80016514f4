import { describe, expect, it } from '@jest/globals';
import { toldRecord, type ToldRecord } from '../line/told-record.js';
import { HOSTILE, sealedBody } from '../testing/sealed-body.js';
import { cefRecord } from './cef-line.js';

const told = (fields: Readonly<Record<string, unknown>> = {}): ToldRecord => {
  const found = toldRecord(sealedBody(fields));
  if (!found) throw new Error('no record');
  return found;
};

/** Reads a line as a collector does: bars and equal signs count where no backslash stands before them. */
function parse(line: string): { header: string[]; extension: Record<string, string> } {
  const [head = ''] = /^(?:(?:[^\\|]|\\.)*\|){7}/.exec(line) ?? [];
  const pairs = line.slice(head.length).split(/ (?=[A-Za-z0-9]+=)/);
  const extension = Object.fromEntries(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  return { header: [...head.matchAll(/((?:[^\\|]|\\.)*)\|/g)].map(([, part = '']) => part), extension };
}

describe('a line of the Common Event Format', () => {
  it('says who did what to which thing', () => {
    const { header, extension } = parse(cefRecord(told()));
    expect(header).toEqual(['CEF:0', 'Ruche', 'Ruche', '1', 'message.posted', 'message.posted', '3']);
    expect(extension).toMatchObject({
      rt: String(Date.parse('2026-01-02T03:04:05.678Z')),
      externalId: '01890000-0000-7000-8000-000000000001',
      src: '192.0.2.7',
      outcome: 'success',
      cs2: 'message/01890000-0000-7000-8000-000000000004',
    });
  });

  it.each(HOSTILE)('keeps its seven bars and its keys whatever is in it: %s', (_, typed) => {
    const line = cefRecord(told({ event: typed, reason: typed, objectType: typed, facts: { typed } }));
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(Object.keys(parse(cefRecord(told({ reason: typed }))).extension)).toEqual(
      Object.keys(parse(cefRecord(told({ reason: 'plain' }))).extension),
    );
    const bars = parse(cefRecord(told({ event: typed }))).header;
    expect(bars).toHaveLength(7);
  });

  it('escapes equal signs, backslashes and line ends by their own notation', () => {
    expect(cefRecord(told({ reason: 'a=b\\c\nd' }))).toContain(String.raw`reason=a\=b\\c\nd `);
  });
});

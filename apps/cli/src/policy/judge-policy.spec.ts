import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policySchema, type Policy } from '#contracts';
import { judgePolicy } from './judge-policy.js';

const shipped = (name: string): Policy =>
  policySchema.parse(
    parse(readFileSync(join(import.meta.dirname, '../../../../config/policies', `${name}.yaml`), 'utf8')),
  );
const [fr, nato] = [shipped('fr'), shipped('nato')];
const active = new Map([[fr.id, fr]]);
const next = (change: Partial<Policy>): Policy => ({ ...fr, version: 2, ...change });

describe('a policy file beside the active policies', () => {
  it('that says the same changes nothing', () => {
    expect(judgePolicy(active, fr)).toEqual({
      faults: [],
      lines: ['FR: version 1 is active, the file holds version 1.', 'Nothing would change.'],
    });
  });

  it('of another policy would add it', () => {
    expect(judgePolicy(active, nato).lines).toEqual(['NATO is not active yet; version 1 would add it.']);
  });

  it.each<[string, Partial<Policy>, string[]]>([
    ['a category less', { restrictive: fr.restrictive.slice(0, 1) }, ['- category BOREAL']],
    ['a level more', { levels: [...fr.levels, { ...fr.levels[3]!, id: 'X' }] }, ['+ level X']],
    [
      'another order',
      { levels: [fr.levels[1]!, fr.levels[0]!, ...fr.levels.slice(2)] },
      ['the order of levels changes: who reads what changes with it'],
    ],
    ['an exclusion', { exclusions: [['BOREAL', 'ALBATROS']] }, ['+ exclusion ALBATROS+BOREAL']],
    [
      'an equivalence',
      { equivalences: [{ policy: 'NATO', levels: { S: 'NS' }, restrictive: {}, permissive: {} }] },
      ['+ equivalence S for holders of NATO NS'],
    ],
    [
      'another level of recording',
      { recordReadsFrom: 'S' },
      ['reads are recorded one by one from S instead of DR'],
    ],
    ['other words', { name: { ...fr.name, en: 'Other' } }, ['words, markings or colours change']],
  ])('with %s says so', (_, change, lines) => {
    expect(judgePolicy(active, next(change))).toEqual({
      faults: [],
      lines: ['FR: version 1 is active, the file holds version 2.', ...lines.map((line) => `  ${line}`)],
    });
  });

  it('with a change under the same version, or names that the active ones do not know, is faulty', () => {
    expect(judgePolicy(active, { ...fr, recordReadsFrom: 'S' }).faults).toEqual([
      'version 1 is not higher than the active version 1',
    ]);
    const lost = { policy: 'FR', levels: { NS: 'GONE' }, restrictive: {}, permissive: {} };
    expect(judgePolicy(active, { ...nato, equivalences: [lost] }).faults).toEqual([
      'NATO, equivalence to FR: unknown level GONE',
    ]);
  });
});

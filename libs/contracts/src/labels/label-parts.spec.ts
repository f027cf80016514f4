import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LabelParts } from '../api/label.schema.js';
import { dominates } from './dominates.js';
import { anyClearance, anyLabel, POLICIES } from './fixtures/arbitrary.js';
import { WIDE } from './fixtures/wide-policy.js';
import type { Clearance, Label } from './label.js';
import { labelParts } from './label-parts.js';
import { isWithinSite } from './within-site.js';

const site = (ceilingLevel: string) => ({ policies: POLICIES, main: WIDE, ceilingLevel });
const held: Clearance = [
  { policy: 'WIDE', level: 'L1', restrictive: ['A', 'B'], permissive: { nation: ['X'] } },
];
const ids = (list: readonly { id: string }[] | undefined): string[] => (list ?? []).map(({ id }) => id);

/** Whether the screen lets somebody compose this label of these parts. */
function canCompose(items: readonly LabelParts[], label: Label): boolean {
  const parts = items.find(({ policy }) => policy === label.policy);
  if (!parts || !ids(parts.levels).includes(label.level)) return false;
  if (!label.restrictive.every((id) => ids(parts.restrictive).includes(id))) return false;
  if (parts.exclusions.some((set) => set.every((id) => label.restrictive.includes(id)))) return false;
  return Object.entries(label.permissive).every(([tag, values]) =>
    parts.permissive
      .find((one) => one.tag === tag)
      ?.values.some((value) => value.held && values.includes(value.id)),
  );
}

describe('what a label may be composed of', () => {
  it('is exactly what its maker dominates and the site may hold', () => {
    fc.assert(
      fc.property(
        anyClearance(),
        anyLabel(),
        fc.constantFrom('L0', 'L1', 'L2'),
        (clearance, label, ceiling) => {
          const may = dominates(POLICIES, clearance, label) && isWithinSite(POLICIES, 'WIDE', ceiling, label);
          expect(canCompose(labelParts(site(ceiling), clearance), label)).toBe(may);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('names no category, level or exclusion that is not held', () => {
    const [parts, ...others] = labelParts(site('L2'), held);
    expect(others).toEqual([]);
    expect(ids(parts?.levels)).toEqual(['L0', 'L1']);
    expect(ids(parts?.restrictive)).toEqual(['A', 'B']);
    expect(parts?.exclusions).toEqual([]);
    expect(parts?.permissive.map(({ tag, values }) => [tag, values.map((value) => value.held)])).toEqual([
      ['nation', [true, false, false]],
    ]);
  });

  it('control: the whole is named to whoever holds it', () => {
    const all = [{ ...held[0]!, level: 'L2', restrictive: ['A', 'B', 'C'] }];
    const [parts] = labelParts(site('L2'), all);
    expect(ids(parts?.levels)).toEqual(['L0', 'L1', 'L2']);
    expect(parts?.exclusions).toEqual([['A', 'B', 'C']]);
  });

  it('goes no higher than the site', () => {
    expect(ids(labelParts(site('L0'), held)[0]?.levels)).toEqual(['L0']);
  });

  it('is nothing for a closed entry, and for none', () => {
    expect(labelParts(site('L2'), [{ ...held[0]!, level: '' }])).toEqual([]);
    expect(labelParts(site('L2'), [])).toEqual([]);
  });
});

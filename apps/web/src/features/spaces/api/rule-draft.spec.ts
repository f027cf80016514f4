import { describe, expect, it } from '@jest/globals';
import { draftOf, isComplete, MOST_VALUES, withValue, type Condition } from './rule-draft.js';

const unit = (...anyOf: string[]): Condition => ({ attribute: 'unit', anyOf });

describe('the draft of a rule', () => {
  it('takes a value once, without the blanks around it', () => {
    expect(withValue(unit('Optique'), '  Essais ').anyOf).toEqual(['Optique', 'Essais']);
    expect(withValue(unit('Optique'), 'OPTIQUE').anyOf).toEqual(['Optique']);
    expect(withValue(unit('Optique'), '   ').anyOf).toEqual(['Optique']);
  });

  it('takes no more values than the server does', () => {
    const full = unit(...Array.from({ length: MOST_VALUES }, (_, at) => `u${at}`));
    expect(withValue(full, 'one more').anyOf).toHaveLength(MOST_VALUES);
  });

  it('is complete when each condition has a value', () => {
    expect(isComplete([unit('Optique')])).toBe(true);
    expect(isComplete([unit('Optique'), unit()])).toBe(false);
  });

  it('leaves the rule it was made from alone', () => {
    const rule = { conditions: [unit('Optique')], appliedAt: null, braked: false, groups: [] };
    draftOf(rule)[0]?.anyOf.push('Essais');
    expect(rule.conditions[0]?.anyOf).toEqual(['Optique']);
  });
});

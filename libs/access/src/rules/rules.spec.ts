import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { buildAbility, subjectOf, type Rule } from './ability.js';
import type { Conditions } from './conditions.js';
import { rulesToSql } from './rules-to-sql.js';

const here = newId();
const rule = (conditions?: Conditions): Rule =>
  conditions ? { action: 'read', subject: 'Message', conditions } : { action: 'read', subject: 'Message' };
const sql = (rules: readonly Rule[]) =>
  rulesToSql(
    rules,
    'read',
    'Message',
    (field) => `m.${field}`,
    (column) => `enters(${column})`,
  );
const may = (rules: readonly Rule[], fields: Record<string, unknown>): boolean =>
  buildAbility(rules).can('read', subjectOf('Message', fields));

describe('rules in memory', () => {
  const whole = rule({ labelId: { $in: [1, 2] }, spaceId: { $memberOf: new Set([here]) } });

  it('allow what satisfies every field', () => {
    expect(may([whole], { labelId: 1, spaceId: here })).toBe(true);
  });

  it.each([
    ['another label', { labelId: 3, spaceId: here }],
    ['another space', { labelId: 1, spaceId: newId() }],
    ['a missing label', { spaceId: here }],
    ['a missing space', { labelId: 1 }],
    ['an undefined label', { labelId: undefined, spaceId: here }],
    ['a label that is null', { labelId: null, spaceId: here }],
    ['a label as text', { labelId: '1', spaceId: here }],
    ['a list of labels', { labelId: [1], spaceId: here }],
    ['nothing at all', {}],
  ])('refuse %s', (_name, fields) => {
    expect(may([whole], fields)).toBe(false);
  });

  it('allow nothing without a rule, and nothing by an empty list', () => {
    expect(may([], { labelId: 1 })).toBe(false);
    expect(may([rule({ labelId: { $in: [] } })], { labelId: 1 })).toBe(false);
  });

  it.each([
    ['no field', {}],
    ['an undefined value', { labelId: { $eq: undefined } }],
    ['an undefined entry', { labelId: { $in: [1, undefined] } }],
    ['two operators', { labelId: { $eq: 1, $in: [1] } }],
  ])('refuse a condition with %s as a fault', (_name, conditions) => {
    expect(() => may([rule(conditions as unknown as Conditions)], { labelId: 1 })).toThrow();
  });
});

describe('rules in SQL', () => {
  it('are false without a rule, also when others have one', () => {
    expect(sql([])).toEqual({ sql: 'FALSE', parameters: {} });
    expect(sql([{ action: 'create', subject: 'Message' }]).sql).toBe('FALSE');
    expect(sql([{ action: 'read', subject: 'Conversation' }]).sql).toBe('FALSE');
  });

  it('bind every value and join fields by AND, rules by OR', () => {
    const made = sql([
      rule({ labelId: { $in: [1, 2] }, spaceId: { $memberOf: new Set() } }),
      rule({ authorId: { $eq: "'; --" } }),
    ]);
    expect(made).toEqual({
      sql: '(m.labelId = ANY (:scope_0) AND enters(m.spaceId)) OR (m.authorId = :scope_1)',
      parameters: { scope_0: [1, 2], scope_1: "'; --" },
    });
  });

  it('refuse an incomplete condition', () => {
    expect(() => sql([rule({ labelId: { $eq: undefined } } as unknown as Conditions)])).toThrow(
      'not complete',
    );
  });
});

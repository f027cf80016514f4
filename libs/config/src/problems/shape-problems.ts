import type { z } from 'zod';
import { valueAt } from '../layers/raw.js';
import { knownKeysAt, sentenceAt } from '../settings/setting-at.js';
import { settingsSchema, type Settings } from '../settings/settings.schema.js';
import { describeFound } from './describe-found.js';
import { nearest } from './nearest.js';
import type { SettingProblem } from './setting-problem.js';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

export type Shape = { settings: Settings; problems: [] } | { settings: null; problems: SettingProblem[] };

/** Judges each setting by itself: present, of the right kind, in bounds, and no unknown names. */
export function judgeShape(raw: unknown): Shape {
  const result = settingsSchema.safeParse(raw);
  if (result.success) return { settings: result.data, problems: [] };
  return { settings: null, problems: result.error.issues.flatMap((issue) => explainIssue(raw, issue)) };
}

function explainIssue(raw: unknown, issue: Issue): SettingProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const dotted = path.join('.');
  return [
    {
      path: dotted,
      found: describeFound(dotted, valueAt(raw, path)),
      expected: expectation(issue),
      sentence: sentenceAt(path),
    },
  ];
}

function unknownKey(path: Path, key: string): SettingProblem {
  const known = knownKeysAt(path);
  const near = nearest(key, known);
  return {
    path: [...path, key].join('.'),
    found: 'an unknown setting',
    expected: near ? `perhaps ${[...path, near].join('.')}` : `one of ${known.join(', ')}`,
    sentence: 'A setting that nothing reads would only seem to protect.',
  };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  record: 'a map',
};

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

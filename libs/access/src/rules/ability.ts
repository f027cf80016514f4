import { Ability, subject as tag, type ForcedSubject } from '@casl/ability';
import type { Action, SubjectName } from '#contracts';
import type { Conditions } from './conditions.js';
import { conditionsMatcher } from './conditions-matcher.js';

/** One permission. There are no prohibitions: what no rule allows is refused. */
export interface Rule {
  readonly action: Action;
  readonly subject: SubjectName;
  readonly conditions?: Conditions;
}

export type SubjectObject = Readonly<Record<string, unknown>> & ForcedSubject<SubjectName>;
export type AppAbility = Ability<[Action, SubjectName | SubjectObject], Conditions>;

export function buildAbility(rules: readonly Rule[]): AppAbility {
  return new Ability<[Action, SubjectName | SubjectObject], Conditions>([...rules], { conditionsMatcher });
}

/** An object as rules see it: a copy of the fields that they speak of, under its type's name. */
export function subjectOf(name: SubjectName, fields: Readonly<Record<string, unknown>>): SubjectObject {
  return tag(name, { ...fields });
}

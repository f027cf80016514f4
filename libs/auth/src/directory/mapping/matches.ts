import type { When } from '../directory-settings.js';
import { dnKey } from '../dn.js';
import type { PersonFacts } from './person-facts.js';

/** Keys of the groups that rules name: few, and asked for every person. */
const keys = new Map<string, string>();

/** Whether a rule's condition holds. Attribute values are compared without case: caseIgnoreMatch is the usual rule. */
export function matches(when: When, facts: PersonFacts): boolean {
  if ('always' in when) return true;
  if ('group' in when) return facts.groups.has(keyOf(when.group));
  const wanted = when.equals.toLowerCase();
  return facts.values(when.attribute).some((value) => value.toLowerCase() === wanted);
}

function keyOf(group: string): string {
  const key = keys.get(group) ?? dnKey(group);
  keys.set(group, key);
  return key;
}

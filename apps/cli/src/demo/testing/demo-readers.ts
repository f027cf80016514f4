import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { installationRoot } from '#config';
import { dominates, markingText, policySchema, type Clearance, type Label } from '#contracts';
import type { DemoSpace } from '../demo-content.schema.js';
import type { DemoLabel } from '../demo-message.schema.js';
import { readDemoContent } from '../read-demo-content.js';

export const read = (file: string): unknown =>
  parse(readFileSync(join(installationRoot(), 'config', file), 'utf8'));

export const policy = policySchema.parse(read('policies/fr.yaml'));
const policies = new Map([[policy.id, policy]]);
const file = z
  .object({
    people: z.array(
      z.object({
        uid: z.string(),
        country: z.string(),
        disabled: z.boolean().default(false),
        partner: z.boolean().default(false),
      }),
    ),
    groups: z.array(z.object({ cn: z.string(), members: z.array(z.string()) })),
  })
  .parse(read('demo/people.yaml'));
export const people = file.people;
export const content = readDemoContent(join(installationRoot(), 'config/demo/content'));

const NATIONS = new Map([
  ['FR', 'FRA'],
  ['DE', 'DEU'],
  ['GB', 'GBR'],
]);
const LEVELS = ['s', 'dr', 'np'];
const DUTIES = ['officiers-securite', 'auditeurs', 'exploitants'];

const isIn = (cn: string, uid: string): boolean => {
  const group = file.groups.find((candidate) => candidate.cn === cn);
  if (!group) throw new Error(`people.yaml has no group ${cn}`);
  return group.members.includes(uid);
};

/** What the groups of the demo's directory give; nothing for whoever is unknown, disabled or on duty. */
function clearanceOf(uid: string): Clearance {
  const person = people.find((candidate) => candidate.uid === uid);
  if (!person || person.disabled || DUTIES.some((cn) => isIn(cn, uid))) return [];
  const level = LEVELS.find((candidate) => isIn(`habilitation-${candidate}`, uid));
  return [
    {
      policy: policy.id,
      level: level?.toUpperCase() ?? 'none',
      restrictive: ['ALBATROS', 'BOREAL'].filter((id) => isIn(`compartiment-${id.toLowerCase()}`, uid)),
      permissive: { releasableTo: [NATIONS.get(person.country) ?? 'none'] },
    },
  ];
}

export const whole = (label: DemoLabel): Label => ({ policy: policy.id, ...label });
export const reads = (uid: string, label: DemoLabel): boolean =>
  dominates(policies, clearanceOf(uid), whole(label));
export const say = (label: DemoLabel): string => markingText(policy, whole(label), 'fr');
export const membersOf = (space: DemoSpace): string[] => [...new Set([...space.animators, ...space.members])];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema, type Policies } from '#contracts';
import { parse } from 'yaml';

const FILE = join(import.meta.dirname, '../../../config/policies/fr.yaml');

/** The policy that the demo's mapping speaks of. */
export const FRENCH_POLICY: Policies = new Map([
  ['FR', policySchema.parse(parse(readFileSync(FILE, 'utf8')))],
]);

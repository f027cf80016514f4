import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { demoAccountsTable } from './demo-accounts.js';
import { projectRoot } from './launch-options.js';

it('tells who to sign in as, with what each may see', () => {
  const table = demoAccountsTable(join(projectRoot(import.meta.dirname), 'config/demo/people.yaml'));
  const rowOf = (uid: string): string => table.find((line) => line.startsWith(`  ${uid} `)) ?? '';
  expect(table.filter((line) => / {2}(member|officer|auditor|operator)$/.test(line))).toHaveLength(11);
  expect(rowOf('np')).toMatch(/FR +NP +member$/);
  expect(rowOf('s_ab')).toMatch(/FR +S ALBATROS BOREAL +member$/);
  expect(rowOf('foreign')).toMatch(/DE +S ALBATROS +member$/);
  // What takes two officers can be shown.
  expect(rowOf('officer')).toMatch(/officer$/);
  expect(rowOf('deputy')).toMatch(/officer$/);
  expect(table.at(-1)).toContain('ruche-demo');
});

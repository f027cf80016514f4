import { DEMO_DIRECTORY_SETTINGS, type PeopleFile, readPeopleFile } from '#auth';

/** The accounts that show what each kind of person may do; the others fill the directory. */
const SHOWN = [
  ...['np', 'dr', 's_a', 's_ab', 'foreign'],
  ...['animator', 'keeper', 'officer', 'deputy', 'auditor', 'operator'],
];

const { mapping } = DEMO_DIRECTORY_SETTINGS;

/** A table for the terminal: who to sign in as, and what that person may see. */
export function demoAccountsTable(peopleFile: string): string[] {
  const file = readPeopleFile(peopleFile);
  const rows = file.people
    .filter(({ uid }) => SHOWN.includes(uid))
    .map(({ uid, displayName, unit, country }) => [uid, displayName, unit, country, ...rightsOf(uid, file)]);
  const table = [['name', 'person', 'unit', 'country', 'clearance', 'site role'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [...lines.map((line) => `  ${line.trimEnd()}`), '', `  Every password is ${file.demoPassword}`];
}

/** Clearance with compartments, and site role, as the directory's mapping gives them. */
function rightsOf(uid: string, file: PeopleFile): [string, string] {
  const holds = (when: object): boolean =>
    'group' in when &&
    file.groups.some(({ cn, members }) => when.group === groupDn(cn, file) && members.includes(uid));
  // The mapping lists the levels upwards.
  const level = mapping.clearance.findLast((entry) => holds(entry.when))?.level ?? '';
  const compartments = mapping.compartments.filter(({ when }) => holds(when)).map(({ category }) => category);
  const role = mapping.siteRole.find(({ when }) => holds(when))?.role ?? 'member';
  return [[level, ...compartments].join(' '), role];
}

function groupDn(cn: string, file: PeopleFile): string {
  return `cn=${cn},ou=groups,${file.base}`;
}

import { ldifRecord } from './ldif.js';

const BASE = 'dc=helianthe,dc=example';

export interface Crowd {
  readonly people: number;
  readonly groups: number;
  /** Members of the largest group; the others hold 50 each. */
  readonly largest?: number;
}

/** The entryUUID of a made person, or of a made group when `kind` is 1. */
export function madeUuid(index: number, kind: 0 | 1 = 0): string {
  return `0000000${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

export function madeDn(index: number): string {
  return `uid=u${index},ou=people,${BASE}`;
}

/** One made person; every tenth is a manager of those after. */
export function madePerson(index: number, changes: Readonly<Record<string, readonly string[]>> = {}): string {
  return ldifRecord(madeDn(index), {
    objectClass: ['inetOrgPerson', 'extensibleObject'],
    uid: [`u${index}`],
    entryUUID: [madeUuid(index)],
    cn: [`Person ${index}`],
    sn: [`${index}`],
    displayName: [`Person ${index}`],
    ou: [`Unit ${index % 40}`],
    title: [index % 10 === 0 ? 'Head' : 'Engineer'],
    telephoneNumber: [`+33 1 ${String(index).padStart(8, '0')}`],
    l: [['Sonnbach', 'Harrow Vale', 'Vallon'][index % 3] ?? ''],
    c: [['FR', 'DE', 'GB'][index % 3] ?? ''],
    employeeNumber: [`E-${index}`],
    mail: [`u${index}@helianthe.example`],
    ...(index > 0 && { manager: [madeDn(Math.floor(index / 10))] }),
    ...changes,
  });
}

export function madeGroup(index: number, members: readonly string[]): string {
  return ldifRecord(groupDn(index), {
    objectClass: ['groupOfNames', 'extensibleObject'],
    cn: [`g${index}`],
    entryUUID: [madeUuid(index, 1)],
    member: [...members],
  });
}

/** Units, the service account and the decoy stand in `frame`; made people and groups come after. */
export function crowdLdif(frame: string, { people, groups, largest = 50 }: Crowd): string {
  const records = Array.from({ length: people }, (_, index) => madePerson(index));
  const sets = Array.from({ length: groups }, (_, index) =>
    madeGroup(index, [...peopleOf(index, people, index === 0 ? largest : 50), ...insideOf(index, groups)]),
  );
  return [frame, ...records, ...sets].join('\n');
}

/** A third of the groups hold people alone, the others hold groups too, down to a cycle among the last ten. */
function insideOf(index: number, groups: number): string[] {
  if (index >= groups - 10) return [groupDn(index === groups - 1 ? groups - 10 : index + 1)];
  return index < groups / 3 ? [] : [groupDn(index - Math.floor(groups / 3))];
}

function peopleOf(index: number, people: number, size: number): string[] {
  const wanted = Math.min(size, people);
  return Array.from({ length: wanted }, (_, place) => madeDn((index * 17 + place) % people));
}

function groupDn(index: number): string {
  return `cn=g${index},ou=groups,${BASE}`;
}

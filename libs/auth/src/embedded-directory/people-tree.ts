import { escapeDnValue } from './escape-dn-value.js';
import type { DemoPerson, PeopleFile } from './people-file.js';

/** An entry as both the embedded directory and LDIF hold it. Attribute names are spelt as in the schema. */
export interface TreeEntry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface PeopleTree {
  readonly suffix: TreeEntry;
  /** Organisational units that hold the entries below. */
  readonly units: readonly TreeEntry[];
  readonly service: TreeEntry;
  /** Stands among the people without being one: no uid, no employee number. */
  readonly decoy: TreeEntry;
  readonly people: readonly TreeEntry[];
  readonly groups: readonly TreeEntry[];
}

/** The directory tree of a people file. Passwords are not in it: each server sets its own. */
export function peopleTree(file: PeopleFile): PeopleTree {
  const { base } = file;
  const dnOf = (uid: string): string => `uid=${escapeDnValue(uid)},ou=people,${base}`;
  return {
    suffix: entry(base, {
      objectClass: ['dcObject', 'organization'],
      o: [file.company],
      dc: [firstValue(base)],
    }),
    units: ['people', 'groups', 'services'].map((ou) =>
      entry(`ou=${ou},${base}`, { objectClass: ['organizationalUnit'], ou: [ou] }),
    ),
    service: account(`cn=ruche,ou=services,${base}`, 'ruche'),
    decoy: account(`cn=decoy,ou=people,${base}`, 'decoy'),
    people: file.people.map((person) => entry(dnOf(person.uid), personAttributes(person, dnOf))),
    groups: file.groups.map(({ cn, members }) =>
      entry(`cn=${escapeDnValue(cn)},ou=groups,${base}`, {
        objectClass: ['groupOfNames'],
        cn: [cn],
        member: members.map(dnOf),
      }),
    ),
  };
}

function personAttributes(person: DemoPerson, dnOf: (uid: string) => string): Record<string, string[]> {
  return {
    objectClass: ['inetOrgPerson', 'extensibleObject'],
    uid: [person.uid],
    entryUUID: [person.entryUUID],
    cn: [person.displayName],
    sn: [person.surname],
    givenName: [person.givenName],
    displayName: [person.displayName],
    ou: [person.unit],
    title: [person.title],
    preferredLanguage: [person.language],
    c: [person.country],
    employeeNumber: [person.employeeNumber],
    mail: [person.mail],
    ...(person.phone !== null && { telephoneNumber: [person.phone] }),
    ...(person.office !== null && { roomNumber: [person.office] }),
    ...(person.site !== null && { l: [person.site] }),
    ...(person.manager !== null && { manager: [dnOf(person.manager)] }),
    ...(person.partner && { employeeType: ['partenaire'] }),
    // As OpenLDAP's password policy writes it: locked until an administrator says otherwise.
    ...(person.disabled && { pwdAccountLockedTime: ['000001010000Z'] }),
  };
}

function account(dn: string, cn: string): TreeEntry {
  return entry(dn, { objectClass: ['organizationalRole', 'simpleSecurityObject'], cn: [cn] });
}

function entry(dn: string, attributes: Record<string, string[]>): TreeEntry {
  return { dn, attributes };
}

function firstValue(dn: string): string {
  return /^[^=]+=([^,]+)/.exec(dn)?.[1] ?? '';
}

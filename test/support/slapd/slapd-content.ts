import { peopleTree, type PeopleFile } from '#auth';
import { ldifRecord } from './ldif.js';
import { ssha } from './ssha.js';

/** What is loaded into the running server, in two steps: groups after people, so that memberOf is filled. */
export interface SlapdContent {
  readonly people: string;
  readonly groups: string;
}

export function slapdContent(
  file: PeopleFile,
  passwords: { readonly service: string; readonly decoy: string },
): SlapdContent {
  const tree = peopleTree(file);
  const withPassword = (entry: (typeof tree.people)[number], password: string): string =>
    ldifRecord(entry.dn, { ...entry.attributes, userPassword: [ssha(password)] });
  const policy = ldifRecord(`cn=policy,${file.base}`, {
    objectClass: ['organizationalRole', 'pwdPolicy'],
    cn: ['policy'],
    pwdAttribute: ['userPassword'],
    // Without it, pwdAccountLockedTime is ignored.
    pwdLockout: ['TRUE'],
  });
  const plain = (entries: typeof tree.units): string[] =>
    entries.map(({ dn, attributes }) => ldifRecord(dn, attributes));
  const people = [
    ...plain([tree.suffix]),
    policy,
    ...plain(tree.units),
    withPassword(tree.service, passwords.service),
    withPassword(tree.decoy, passwords.decoy),
    // A manager may stand further down: references are not checked.
    ...tree.people.map((entry) => withPassword(entry, file.demoPassword)),
  ];
  return { people: people.join('\n'), groups: plain(tree.groups).join('\n') };
}

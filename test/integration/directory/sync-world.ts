import type { DirectorySettings } from '#auth';
import { frameOf } from '../../support/slapd/frame.js';
import { crowdLdif } from '../../support/slapd/many-people.js';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';

/** A slapd with made people: enough that one in a hundred is no mass. */
export function startCrowd(people = 120, groups = 12): Promise<Slapd> {
  return startSlapd({ content: (demo) => crowdLdif(frameOf(demo), { people, groups }) });
}

/** Everybody holds the lowest level; who is in g0, by itself or through groups, the next one. */
export function crowdSettings(slapd: Slapd): DirectorySettings {
  const group = 'cn=g0,ou=groups,dc=helianthe,dc=example';
  const clearance = [
    { policy: 'FR', level: 'NP', when: { always: true } as const },
    { policy: 'FR', level: 'DR', when: { group } },
  ];
  return { ...slapd.settings, mapping: { ...slapd.settings.mapping, clearance } };
}

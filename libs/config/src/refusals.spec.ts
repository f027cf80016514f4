import { afterAll, describe, expect, it } from '@jest/globals';
import type { RawMap } from './layers/raw.js';
import { SiteFolder } from './testing/site-folder.js';

interface Refusal {
  readonly name: string;
  /** The same settings without the fault: they load, so the refusal is due to the fault alone. */
  readonly control?: RawMap;
  readonly fault: RawMap;
  readonly path: string;
  readonly says: RegExp;
}

const directory = (change: RawMap): RawMap => ({ directory: change });
const mapping = (change: RawMap): RawMap => directory({ mapping: change });
const demo = (change: RawMap): RawMap => ({ mode: 'demo', ...change });
const always = { always: true };
const user = (role: string, name: string): RawMap => ({ database: { roles: { [role]: { user: name } } } });

const REFUSALS: readonly Refusal[] = [
  {
    name: 'StartTLS as a setting',
    fault: directory({ starttls: true }),
    path: 'directory.starttls',
    says: /before encryption is up/,
  },
  {
    name: 'StartTLS deep inside the directory',
    fault: directory({ tls: { options: [{ START_TLS: 'yes' }] } }),
    path: 'directory.tls.options.0.START_TLS',
    says: /before encryption is up/,
  },
  {
    name: 'StartTLS as a value',
    fault: directory({ security: 'StartTLS' }),
    path: 'directory.security',
    says: /before encryption is up/,
  },
  ...['rejectUnauthorized', 'insecure', 'skipVerify', 'tlsSkipVerify', 'trustServerCertificate'].map(
    (key) => ({
      name: `unverified TLS (${key})`,
      fault: directory({ tls: { [key]: false } }),
      path: `directory.tls.${key}`,
      says: /always checked/,
    }),
  ),
  {
    name: 'unverified TLS to the database',
    control: { database: { tls: { caFile: 'ca.crt' } } },
    fault: { database: { tls: { caFile: 'ca.crt', rejectUnauthorized: false } } },
    path: 'database.tls.rejectUnauthorized',
    says: /always checked/,
  },
  {
    name: 'ldap:// in production, even to this machine',
    control: demo(directory({ url: 'ldap://127.0.0.1:3389' })),
    fault: directory({ url: 'ldap://127.0.0.1:3389' }),
    path: 'directory.url',
    says: /in clear/,
  },
  ...[
    'ldap://directory.example',
    'ldap://10.0.0.1',
    'ldap://127.0.0.1.example',
    'ldap://localhost.example:389',
  ].map((url) => ({
    name: `ldap:// to another machine (${url})`,
    control: demo(directory({ url: 'ldap://localhost:389' })),
    fault: demo(directory({ url })),
    path: 'directory.url',
    says: /in clear/,
  })),
  ...[
    'ldap://127.0.0.1@directory.example',
    'ldapi:///var/run/ldapi',
    'ldaps://a ldaps://b',
    'ldaps://a/?starttls',
  ].map((url) => ({
    name: `an address that libraries read differently (${url})`,
    control: demo({}),
    fault: demo(directory({ url })),
    path: 'directory.url',
    says: /address/,
  })),
  {
    name: 'ldaps:// without a pinned authority',
    fault: directory({ caFile: null }),
    path: 'directory.caFile',
    says: /pinned/,
  },
  ...['postgres', 'ruche_owner', 'ruche_definer', 'ruche_backup'].map((name) => ({
    name: `the database role ${name}`,
    control: user('worker', 'ruche_jobs'),
    fault: user('worker', name),
    path: 'database.roles.worker.user',
    says: /Row-level security/,
  })),
  {
    name: 'one database user for two roles',
    control: user('relay', 'ruche_other'),
    fault: user('relay', 'ruche_app'),
    path: 'database.roles.relay.user',
    says: /rights of both/,
  },
  {
    name: 'production without TLS in front',
    control: { http: { behindTlsProxy: false, tls: { certFile: 'a.crt', keyFile: 'a.key' } } },
    fault: { http: { behindTlsProxy: false } },
    path: 'http.tls',
    says: /in clear/,
  },
  {
    name: 'production with a database elsewhere and no TLS to it',
    control: { database: { host: '/run/postgresql', tls: null } },
    fault: { database: { host: 'db.example', tls: null } },
    path: 'database.tls',
    says: /crosses the network/,
  },
  {
    name: 'production on an http:// origin',
    control: demo({ http: { publicOrigin: 'http://ruche.example' } }),
    fault: { http: { publicOrigin: 'http://ruche.example' } },
    path: 'http.publicOrigin',
    says: /https/,
  },
  {
    name: 'an origin with a path',
    fault: { http: { publicOrigin: 'https://ruche.example/' } },
    path: 'http.publicOrigin',
    says: /origin/,
  },
  {
    name: 'belief in every proxy',
    control: { http: { trustedProxies: ['10.0.0.4', '10.0.0.0/24', '::1'] } },
    fault: { http: { trustedProxies: ['0.0.0.0/0'] } },
    path: 'http.trustedProxies.0',
    says: /proxies/,
  },
  {
    name: 'a ceiling that the main policy does not know',
    fault: { site: { ceilingLevel: 'COSMIC' } },
    path: 'site.ceilingLevel',
    says: /no policy knows/,
  },
  {
    name: 'an unknown main policy',
    fault: { site: { mainPolicy: 'NATO' } },
    path: 'site.mainPolicy',
    says: /no policy knows/,
  },
  {
    name: 'a clearance in an unknown policy',
    fault: mapping({ clearance: [{ policy: 'NATO', level: 'NP', when: always }] }),
    path: 'directory.mapping.clearance.0.policy',
    says: /no policy knows/,
  },
  {
    name: 'a clearance at an unknown level',
    fault: mapping({ clearance: [{ policy: 'FR', level: 'SECRET', when: always }] }),
    path: 'directory.mapping.clearance.0.level',
    says: /no policy knows/,
  },
  {
    name: 'an unknown category',
    control: mapping({ compartments: [{ policy: 'FR', category: 'BOREAL', when: always }] }),
    fault: mapping({ compartments: [{ policy: 'FR', category: 'BORÉAL', when: always }] }),
    path: 'directory.mapping.compartments.0.category',
    says: /no policy knows/,
  },
  {
    name: 'a nationality in an unknown tag',
    control: mapping({ nationality: [{ policy: 'FR', tag: 'releasableTo', values: { FR: 'FRA' } }] }),
    fault: mapping({ nationality: [{ policy: 'FR', tag: 'eyes', values: { FR: 'FRA' } }] }),
    path: 'directory.mapping.nationality.0.tag',
    says: /no policy knows/,
  },
  {
    name: 'a nationality that means an unknown value',
    control: mapping({ nationality: [{ policy: 'FR', tag: 'releasableTo', values: { 'F.R': 'FRA' } }] }),
    fault: mapping({ nationality: [{ policy: 'FR', tag: 'releasableTo', values: { 'F.R': 'FRANCE' } }] }),
    path: 'directory.mapping.nationality.0.values.F.R',
    says: /no policy knows/,
  },
  {
    name: 'a condition of two kinds',
    control: mapping({ siteRole: [{ role: 'officer', when: { group: 'cn=a,dc=b' } }] }),
    fault: mapping({ siteRole: [{ role: 'officer', when: { group: 'cn=a,dc=b', always: true } }] }),
    path: 'directory.mapping.siteRole.0.when',
    says: /condition/,
  },
  {
    name: 'a mapping that gives nobody a clearance',
    fault: mapping({ clearance: [] }),
    path: 'directory.mapping.clearance',
    says: /which level/,
  },
  {
    name: 'an attribute name that would change a filter',
    fault: directory({ people: { nameAttributes: ['uid=*)(cn'] } }),
    path: 'directory.people.nameAttributes.0',
    says: /sign-in/,
  },
  {
    name: 'an idle time longer than the session',
    fault: { session: { idleMinutes: 120, absoluteHours: 1 } },
    control: { session: { idleMinutes: 60, absoluteHours: 1 } },
    path: 'session.idleMinutes',
    says: /never be reached/,
  },
  {
    name: 'a mistyped setting',
    fault: { http: { trustedProxy: ['10.0.0.4'] } },
    path: 'http.trustedProxy',
    says: /only seem to protect/,
  },
];

describe('what the configuration refuses', () => {
  const folder = new SiteFolder();
  afterAll(() => folder.remove());

  it.each(REFUSALS)('$name', ({ control = {}, fault, path, says }) => {
    expect(folder.inspect(control).problems).toEqual([]);

    const { settings, problems } = folder.inspect(fault);

    expect(settings).toBeNull();
    const problem = problems.find((candidate) => candidate.path === path);
    expect(problem?.sentence).toMatch(says);
  });
});

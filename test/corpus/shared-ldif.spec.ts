import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ldifRecord } from '../support/slapd/ldif.js';
import { ssha } from '../support/slapd/ssha.js';
import { slapdAvailable, startSlapd, type Slapd } from '../support/slapd/start-slapd.js';
import { appliedDiff, SyncSite } from '../integration/directory/sync-site.js';

/** Sample data that stands beside the project where it is worked on. */
const FOLDER = join(import.meta.dirname, '../../../shared/data/ldap');
const SUFFIX = 'dc=planetexpress,dc=com';
const present = existsSync(FOLDER) && slapdAvailable();
if (!present) console.warn(`SKIPPED, no sample LDIF in ${FOLDER}, or no slapd`);

(present ? describe : describe.skip)('the LDIF of the shared sample data', () => {
  let slapd: Slapd;
  let base: SyncSite;
  const files = present
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith('.ldif'))
        .sort()
    : [];

  beforeAll(async () => {
    const content = (_demo: string, { service }: { readonly service: string }): string =>
      [
        ldifRecord(SUFFIX, {
          objectClass: ['dcObject', 'organization'],
          o: ['Planet Express'],
          dc: ['planetexpress'],
        }),
        ldifRecord(`cn=ruche,${SUFFIX}`, {
          objectClass: ['organizationalRole', 'simpleSecurityObject'],
          cn: ['ruche'],
          userPassword: [ssha(service)],
        }),
        ...files.map((name) => `${readFileSync(join(FOLDER, name), 'utf8').trim()}\n`),
      ].join('\n');
    [slapd, base] = await Promise.all([startSlapd({ content, suffix: SUFFIX }), SyncSite.start()]);
  }, 60_000);
  afterAll(async () => {
    await slapd.stop();
    await base.stop();
  });

  it('loads into a slapd and syncs, the multi-valued name and the portraits included', async () => {
    const people = `ou=people,${SUFFIX}`;
    const { people: demo, groups, attributes, mapping } = slapd.settings;
    const sync = base.sync({
      ...slapd.settings,
      decoyDn: `cn=nobody,${SUFFIX}`,
      people: { ...demo, base: people },
      groups: { ...groups, base: people, filter: '(objectClass=group)' },
      attributes: { ...attributes, displayName: 'cn', humanKey: 'uid' },
      mapping: { ...mapping, clearance: [{ policy: 'FR', level: 'NP', when: { always: true } }] },
    });
    const { counts } = appliedDiff(await sync.full());
    expect(counts).toMatchObject({ read: 7, created: 7, groups: 2, skipped: 0 });
    const held = `SELECT to_jsonb(a) AS value FROM auth.account a WHERE a.uid = $1`;
    expect(await base.value(held, ['amy'])).toMatchObject({
      display_name: 'Amy Wong',
      directory_dn: expect.stringMatching(/^cn=Amy Wong\+sn=Kroker,/i),
    });
    const told = base.listener.told[0]?.written ?? [];
    const portraits = told.filter(({ identity }) => Buffer.isBuffer(identity.profile.photo));
    expect(portraits.length).toBeGreaterThanOrEqual(4);
    expect(
      await base.value(`SELECT count(*)::int4 AS value FROM auth.directory_group_member m
        JOIN auth.directory_group g ON g.id = m.group_id WHERE g.name = 'ship_crew'`),
    ).toBe(3);
    expect(appliedDiff(await sync.full())).toMatchObject({ accounts: [], groups: [] });
  });
});

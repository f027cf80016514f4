import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import { Emitter } from '#audit';
import { DirectoryPort, SyncRecords, type DirectoryApplied } from '#auth';
import { newId, SystemClock, type Id } from '#kernel';
import { RulesFollower } from '#spaces';
import { auditRecords } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import { outcomeOf } from '../../support/site/attack.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE, type TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(40_000);

const on = (attribute: string, value: string) => ({ conditions: [{ attribute, anyOf: [value] }] });

describe('memberships that change by themselves are in the log', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;
  const directory = new TestDirectory();

  beforeAll(async () => {
    site = await TestSite.start();
    const port = { provide: DirectoryPort, useValue: directory };
    api = await startWith(site, { replace: new Map([[DirectoryPort, port]]) });
    acts = new SpaceActs(api);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const told = async (space: Id) =>
    (await auditRecords(site, { event: 'space.members_moved', objectId: space })).map(({ actor, body }) => {
      const { cause, came, went } = body['facts'] as Record<string, unknown>;
      return { actor, cause, came, went };
    });
  const ruled = async (rule: object): Promise<Id> => {
    const space = (await acts.make('s_a')).body.id;
    expect((await acts.ask('s_a', 'PUT', `spaces/${space}/rule`, rule)).status).toBe(200);
    return space;
  };
  const isMember = async (space: Id, person: Id): Promise<boolean> =>
    (await site.value<number>(
      'SELECT count(*)::int AS value FROM spaces.membership WHERE space_id = $1 AND person_id = $2',
      space,
      person,
    )) === 1;
  /** In a transaction of a runtime role: the code by which its commit is refused, or `won`. */
  const commit = async (
    role: 'ruche_app' | 'ruche_auth' | 'ruche_sync',
    work: (client: pg.Client) => Promise<unknown>,
  ): Promise<string> => {
    const client = await site.connect(role);
    try {
      await client.query('BEGIN');
      await work(client);
      return await outcomeOf(client.query('COMMIT').then(() => true));
    } finally {
      await client.end();
    }
  };

  it('by a rule that an animator sets, in his name', async () => {
    await site.admin.query(`UPDATE people.profile SET site = 'Nord' WHERE id = $1`, [site.account('np')]);
    const space = await ruled(on('site', 'Nord'));
    await acts.ask('s_a', 'PUT', `spaces/${space}/rule`, { conditions: null, confirm: true });
    const by = { actor: site.account('s_a'), cause: 'rule' };
    expect(await told(space)).toEqual([
      { ...by, came: [site.account('np')], went: [] },
      { ...by, came: [], went: [site.account('np')] },
    ]);
  });

  it('by what a person says of himself, in the same request and transaction', async () => {
    const space = await ruled(on('tag', 'Soudure'));
    const changed = await acts.ask('dr', 'PATCH', 'people/me', { expertise: ['soudure'] });
    expect(changed.status).toBe(200);
    const dr = site.account('dr');
    expect(await told(space)).toEqual([{ actor: dr, cause: 'person', came: [dr], went: [] }]);
    const [record] = await auditRecords(site, { event: 'space.members_moved', objectId: space });
    expect(record?.body).toMatchObject({
      correlationId: changed.headers['x-request-id'],
      label: await api.wireId('NP'),
    });
  });

  it('cannot be without a record: the transaction does not commit', async () => {
    const space = await ruled(on('tag', 'Chimie'));
    const np = site.account('np');
    const act = async (client: pg.Client): Promise<void> => {
      await client.query('SELECT access.enter($1)', [await site.signIn('np')]);
      await client.query(`SELECT people.update_own(NULL, NULL, '{Chimie}')`);
    };
    expect(await commit('ruche_app', act)).toBe('RU030');
    expect(await isMember(space, np)).toBe(false);
    // Another transaction cannot take its notes away.
    const other = await site.connect('ruche_app');
    const stolen = async (client: pg.Client): Promise<void> => {
      await act(client);
      expect((await other.query('SELECT FROM spaces.take_notes()')).rowCount).toBe(0);
    };
    expect(await commit('ruche_app', stolen)).toBe('RU030');
    await other.end();
    // Control: who takes what is to be recorded may commit.
    const whole = async (client: pg.Client): Promise<void> => {
      await act(client);
      expect((await client.query('SELECT FROM spaces.take_notes()')).rowCount).toBe(1);
    };
    expect(await commit('ruche_app', whole)).toBe('won');
    expect(await isMember(space, np)).toBe(true);
  });

  it('by a sign-in that finds a person elsewhere, in his name', async () => {
    const space = await ruled(on('unit', 'Acoustique'));
    directory.add({ ...TEST_PEOPLE.np, uid: 'arriving' }, { unit: 'Acoustique' });
    const credentials = { username: 'arriving', password: TEST_PASSWORD, acceptBanner: true };
    const answer = await api.ask('POST', 'session', { body: credentials });
    expect(answer.status).toBeLessThan(300);
    const person = await site.value<Id>(`SELECT id AS value FROM auth.account WHERE uid = 'arriving'`);
    expect(await told(space)).toEqual([{ actor: person, cause: 'person', came: [person], went: [] }]);
    const [record] = await auditRecords(site, { event: 'space.members_moved', objectId: space });
    expect(record?.body['correlationId']).toBe(answer.headers['x-request-id']);
  });

  it('by a raised entry label: those who are out of it', async () => {
    const space = (await acts.make('s_a')).body.id;
    await acts.add('s_a', space, [site.account('np'), site.account('dr')]);
    const labelId = await api.wireId('DR');
    expect((await acts.ask('s_a', 'POST', `spaces/${space}/entry-label`, { labelId })).status).toBe(200);
    expect(await told(space)).toEqual([
      { actor: site.account('s_a'), cause: 'entry_label', came: [], went: [site.account('np')] },
    ]);
  });

  describe('by a run of the directory sync', () => {
    const follower = new RulesFollower();
    const records = new SyncRecords(new Emitter(new SystemClock(), null));
    const applied = (changes: Partial<DirectoryApplied>): DirectoryApplied => ({
      ...{ written: [], deactivated: [], groupsChanged: true },
      ...changes,
    });
    const group = async (...members: TestUid[]): Promise<Id> => {
      const id = newId();
      await site.admin.query(
        'INSERT INTO auth.directory_group (id, directory_id, name, confers) VALUES ($1, $2, $2, false)',
        [id, `g-${id}`],
      );
      await site.admin.query(
        'INSERT INTO auth.directory_group_member (group_id, account_id) SELECT $1, unnest($2::uuid[])',
        [id, members.map((uid) => site.account(uid))],
      );
      return id;
    };

    it('in the name of nobody, with the label', async () => {
      const space = (await acts.make('s_a')).body.id;
      const id = await group('np', 'dr');
      await acts.ask('s_a', 'PUT', `spaces/${space}/groups/${id}`);
      await site.admin.query(
        'DELETE FROM auth.directory_group_member WHERE group_id = $1 AND account_id = $2',
        [id, site.account('np')],
      );
      const run = async (client: pg.Client): Promise<void> => {
        await records.write(client, await follower.onApplied(client, applied({})));
      };
      expect(await commit('ruche_sync', run)).toBe('won');
      expect((await told(space)).at(-1)).toEqual({
        ...{ actor: null, cause: 'directory', came: [], went: [site.account('np')] },
      });
      const [record] = (await auditRecords(site, { objectId: space })).slice(-1);
      expect(record?.body['label']).toBe(await api.wireId('NP'));

      // The last one would go: the space is left as it is, and that is told, once.
      await site.admin.query('DELETE FROM auth.directory_group_member WHERE group_id = $1', [id]);
      expect(await commit('ruche_sync', run)).toBe('won');
      expect(await commit('ruche_sync', run)).toBe('won');
      expect(await auditRecords(site, { event: 'space.rule_braked', objectId: space })).toHaveLength(1);
      expect(await isMember(space, site.account('dr'))).toBe(true);
    });

    it('control: without its records it does not commit', async () => {
      const space = (await acts.make('s_a')).body.id;
      const id = await group('np');
      await acts.ask('s_a', 'PUT', `spaces/${space}/groups/${id}`);
      await site.admin.query(
        'INSERT INTO auth.directory_group_member (group_id, account_id) VALUES ($1, $2)',
        [id, site.account('dr')],
      );
      const silent = (client: pg.Client) => client.query(`SELECT spaces.apply_rules('{}', true)`);
      expect(await commit('ruche_sync', silent)).toBe('RU030');
      expect(await isMember(space, site.account('dr'))).toBe(false);
    });
  });
});

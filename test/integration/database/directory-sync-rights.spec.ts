import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import type { LoginRole } from '#database';
import { TestSite } from '../../support/site/test-site.js';

const WRITERS: readonly [string, string][] = [
  ['sync_accounts', `auth.sync_accounts('${newId()}', '[]')`],
  ['sync_deactivate', `auth.sync_deactivate('${newId()}', '{}')`],
  ['sync_groups', `auth.sync_groups('${newId()}', '[]')`],
  ['begin_directory_run', `auth.begin_directory_run('${newId()}', 'full', NULL)`],
  ['take_asked_run', `auth.take_asked_run()`],
  ['lock_directory', `auth.lock_directory('${newId()}')`],
  ['finish_directory_run', `auth.finish_directory_run('${newId()}', '{}')`],
  ['mark_directory_undone', `auth.mark_directory_undone('${newId()}', '${newId()}')`],
  ['resume_directory_sync', `auth.resume_directory_sync()`],
  ['directory_snapshot', `auth.directory_snapshot(NULL)`],
  ['write_account', `auth.write_account('${newId()}', '{}')`],
];
const OPERATORS: readonly [string, string][] = [
  ['operator_directory', `auth.operator_directory()`],
  ['operator_directory_runs', `auth.operator_directory_runs(NULL, 5)`],
  ['operator_directory_changes', `auth.operator_directory_changes('${newId()}', NULL, 5)`],
  ['ask_directory_run', `auth.ask_directory_run('${newId()}', 'full')`],
  ['decide_directory_run', `auth.decide_directory_run('${newId()}', '', true)`],
  ['resume_directory', `auth.resume_directory()`],
];

describe('who may write as the directory', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.stop());

  /** The code of the refusal, or "won"; nothing of it stays. */
  const attempt = async (role: LoginRole, call: string, before: readonly string[] = []): Promise<string> => {
    const client = await site.connect(role);
    try {
      await client.query('BEGIN');
      for (const statement of before) await client.query(statement);
      await client.query(`SELECT * FROM ${call}`);
      return 'won';
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      return code === '42501' ? message : code;
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end();
    }
  };

  it.each(WRITERS)('%s: neither the application nor the worker nor the sign-in', async (name, call) => {
    for (const role of ['ruche_app', 'ruche_worker', 'ruche_auth', 'ruche_relay'] as const)
      expect(await attempt(role, call)).toBe(`permission denied for function ${name}`);
  });

  it('control: a grant lets the application through', async () => {
    await site.admin.query('GRANT EXECUTE ON FUNCTION auth.directory_snapshot(uuid[]) TO ruche_app');
    expect(await attempt('ruche_app', 'auth.directory_snapshot(NULL)')).toBe('won');
    await site.admin.query('REVOKE EXECUTE ON FUNCTION auth.directory_snapshot(uuid[]) FROM ruche_app');
  });

  it('the role of the sync writes for a running run alone, and reads no table', async () => {
    expect(await attempt('ruche_sync', `auth.sync_deactivate('${newId()}', '{}')`)).toBe(
      'no such run of the directory sync is running',
    );
    const id = newId();
    const begun = [`SELECT auth.begin_directory_run('${id}', 'full', NULL)`];
    expect(await attempt('ruche_sync', `auth.sync_deactivate('${id}', '{}')`, begun)).toBe('won');
    for (const table of ['account', 'session', 'directory_run', 'directory_change', 'directory_group_member'])
      expect(await attempt('ruche_sync', `auth.${table}`)).toBe(`permission denied for table ${table}`);
    expect(await attempt('ruche_sync', `auth.operator_directory()`)).toContain('permission denied');
  });

  it.each(OPERATORS)('%s: the operator alone, whoever calls it', async (_name, call) => {
    for (const uid of ['s_ab', 'officer', 'auditor'] as const) {
      const enter = `SELECT access.enter('${await site.signIn(uid)}')`;
      expect(await attempt('ruche_app', call, [enter])).toBe('for the operator alone');
    }
    expect(await attempt('ruche_app', call)).toBe('for the operator alone');
    // Control: the same call wins with the operator's seal.
    const enter = `SELECT access.enter('${await site.signIn('operator')}')`;
    expect(await attempt('ruche_app', call, [enter])).toBe('won');
  });
});

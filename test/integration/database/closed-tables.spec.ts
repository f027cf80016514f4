import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { outcomeOf } from '../../support/site/attack.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';

/** What each statement is called here, and its text for a table with a column. */
const STATEMENTS = {
  read: (table: string) => `SELECT FROM ${table}`,
  lock: (table: string) => `SELECT FROM ${table} FOR UPDATE`,
  insert: (table: string) => `INSERT INTO ${table} DEFAULT VALUES`,
  update: (table: string, column: string) => `UPDATE ${table} SET ${column} = ${column}`,
  delete: (table: string) => `DELETE FROM ${table}`,
  truncate: (table: string) => `TRUNCATE ${table} CASCADE`,
  copyIn: (table: string) => `COPY ${table} FROM '/nowhere'`,
} as const;
type Verb = keyof typeof STATEMENTS;
const ALL = Object.keys(STATEMENTS) as Verb[];
const BUT_READ = ALL.filter((verb) => verb !== 'read');

/** Table, one of its columns, and what the application's role may not do on it even as somebody. */
const CLOSED: readonly [string, string, readonly Verb[]][] = [
  ['auth.session', 'account_id', ALL],
  ['auth.account', 'clearance', ALL],
  ['auth.job', 'due_at', ALL],
  ['auth.duty', 'duty', ALL],
  ['access.sealing_key', 'inner_block', ALL],
  ['access.policy', 'body', ALL],
  ['access.policy_proposal', 'hash', ALL],
  ['access.site', 'ceiling_level', ALL],
  ['access.generation', 'value', ALL],
  ['access.readable', 'labels', ALL],
  ['access.below', 'within', ALL],
  ['access.label', 'parts', BUT_READ],
  ['events.outbox', 'position', ALL],
  ['events.outbox_pending', 'id', ALL],
  ['audit.audit_event', 'body', ALL.filter((verb) => verb !== 'insert')],
  ['audit.audit_pending', 'id', ALL],
  ['people.profile', 'display_name', BUT_READ],
  ['people.photo', 'type', BUT_READ],
  ['people.expertise', 'label', BUT_READ],
  ['people.correspondent', 'subject', BUT_READ],
  ['reference.list', 'name', BUT_READ],
  ['reference.entry', 'term', BUT_READ],
  ['reference.entry_revision', 'term', BUT_READ],
  ['discussion.subject_table', 'condition', ALL],
  ['discussion.reaction', 'reaction', BUT_READ],
  ['discussion.comment', 'body', BUT_READ],
  ['discussion.comment_revision', 'body', BUT_READ],
  ['discussion.comment_removed', 'body', ALL],
  ['imports.run', 'state', BUT_READ],
  ['imports.piece', 'bytes', ALL],
  ['imports.author', 'person_id', BUT_READ],
  ['imports.channel', 'space_id', BUT_READ],
  ['imports.entry', 'outcome', BUT_READ],
  ['spaces.space', 'visibility', BUT_READ],
  ['spaces.membership', 'role', BUT_READ],
  ['spaces.home', 'charter', BUT_READ],
  ['spaces.follow_up', 'note', BUT_READ],
  ['spaces.request', 'message', BUT_READ],
  ['spaces.rule', 'conditions', BUT_READ],
  ['retention.policy', 'rules', ALL],
  ['retention.space_period', 'days', ALL],
  ['retention.hold', 'reason', ALL],
  ['retention.content', 'destroyer', ALL],
  ['retention.progress', 'after_space', ALL],
  ['spaces.membership_source', 'source', ALL],
  ['spaces.opt_out', 'person_id', ALL],
  ['spaces.space_group', 'group_id', ALL],
  ['spaces.brake', 'braked_at', ALL],
  ['spaces.unrecorded', 'cause', ALL],
  ['spaces.content_table', 'name', ALL],
  ['messaging.conversation', 'label_id', BUT_READ],
  ['messaging.message', 'body', BUT_READ.filter((verb) => verb !== 'insert')],
  ['messaging.acknowledgement', 'given_at', BUT_READ],
  ['messaging.acknowledgement_request', 'due_at', ALL],
  ['messaging.typing', 'noted_at', BUT_READ],
  ['messaging.read_state', 'last_read_id', ['truncate', 'copyIn']],
  ['messaging.pin', 'pinned_at', BUT_READ.filter((verb) => verb !== 'insert' && verb !== 'delete')],
  ['messaging.saved', 'saved_at', BUT_READ.filter((verb) => verb !== 'insert' && verb !== 'delete')],
  ['messaging.thread', 'title', BUT_READ],
  ['messaging.quote', 'source_id', BUT_READ],
  ['messaging.forward', 'body', BUT_READ],
  ['messaging.mention', 'person_id', BUT_READ],
  ['messaging.thread_follow', 'following', BUT_READ],
  ['messaging.read_state', 'last_read_id', ['truncate', 'copyIn']],
  ['messaging.pin', 'pinned_at', BUT_READ.filter((verb) => verb !== 'insert' && verb !== 'delete')],
  ['messaging.saved', 'saved_at', BUT_READ.filter((verb) => verb !== 'insert' && verb !== 'delete')],
  ['messaging.withheld', 'rule', BUT_READ],
  ['messaging.withheld_words', 'body', ALL],
  ['messaging.copy_of', 'source_id', ALL],
  ['messaging.deferred_removal', 'space_id', ALL],
  ['moderation.report', 'text', ALL],
  ['moderation.decision', 'reason', BUT_READ],
  ['moderation.spill', 'text', ALL],
  ['moderation.spill_opening', 'reason', ALL],
  ['moderation.desk', 'one', ALL],
  ['public.schema_migration', 'name', ALL],
];

describe('under ruche_app, inside a unit of work of s_ab', () => {
  let stage: Stage;
  let scratch: Stage;
  let app: pg.Client;

  beforeAll(async () => {
    const site = await TestSite.start();
    stage = await setStage(site);
    scratch = await setStage(await TestSite.in(site.cluster));
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await scratch.site.admin.end();
    await stage.site.stop();
  });

  const refusals = async (
    client: pg.Client,
    on: Stage,
    removal: string | null,
    statements: readonly string[],
  ) => {
    const outcomes: string[] = [];
    for (const sql of statements) {
      await client.query('BEGIN');
      if (removal !== null) {
        await client.query(removal);
        await client.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
      }
      await client.query('SELECT access.enter($1)', [on.tokens.s_ab]);
      outcomes.push(await outcomeOf(client.query(sql).then(() => true)));
      await client.query('ROLLBACK');
    }
    return outcomes;
  };

  it.each(CLOSED)('%s is closed', async (table, column, verbs) => {
    const statements = verbs.map((verb) => STATEMENTS[verb](table, column));
    expect(await refusals(app, stage, null, statements)).toEqual(verbs.map(() => '42501'));

    // Control: with the right granted, no statement is refused for want of it.
    const grant = `GRANT ALL ON ALL TABLES IN SCHEMA ${table.split('.')[0] ?? ''} TO ruche_app;
      GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ruche_app;
      ALTER ROLE ruche_app INHERIT; GRANT pg_read_server_files TO ruche_app;
      ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
      DO $$ BEGIN EXECUTE (SELECT string_agg(format('GRANT TRUNCATE ON %s TO ruche_app;', oid::regclass), '')
        FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text
          IN ('auth', 'access', 'people', 'spaces', 'messaging', 'imports', 'reference', 'discussion', 'moderation', 'retention')); END $$`;
    expect(await refusals(scratch.site.admin, scratch, grant, statements)).not.toContain('42501');
  });

  const BECOMING = [
    'ruche_owner',
    'ruche_definer',
    'ruche_auth',
    'ruche_relay',
    'ruche_worker',
    'ruche_sync',
    'ruche_backup',
    'postgres',
  ];
  it.each(BECOMING)('nobody becomes %s', async (role) => {
    expect(
      await refusals(app, stage, null, [`SET ROLE ${role}`, `SET SESSION AUTHORIZATION ${role}`]),
    ).toEqual(['42501', '42501']);

    // Control: a grant of the role opens SET ROLE.
    expect(
      await refusals(scratch.site.admin, scratch, `GRANT ${role} TO ruche_app`, [`SET ROLE ${role}`]),
    ).toEqual(['won']);
  });

  const SERVER: readonly [string, string, string][] = [
    [
      'reads a file of the server',
      `SELECT pg_read_file('PG_VERSION')`,
      'GRANT EXECUTE ON FUNCTION pg_read_file(text) TO ruche_app',
    ],
    [
      'lists a folder of the server',
      `SELECT pg_ls_dir('.')`,
      'GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO ruche_app',
    ],
    [
      'copies rows into a file of the server',
      `COPY (SELECT 1) TO '/dev/null'`,
      'ALTER ROLE ruche_app INHERIT; GRANT pg_write_server_files TO ruche_app',
    ],
    [
      'runs a program on the server',
      `COPY (SELECT 1) TO PROGRAM 'true'`,
      'ALTER ROLE ruche_app INHERIT; GRANT pg_execute_server_program TO ruche_app',
    ],
    [
      'imports a file as a large object',
      `SELECT lo_import('/dev/null')`,
      'GRANT EXECUTE ON FUNCTION lo_import(text) TO ruche_app; GRANT pg_read_server_files TO ruche_app',
    ],
    [
      'changes the settings of its role',
      'ALTER ROLE ruche_auth SET statement_timeout = 0',
      'ALTER ROLE ruche_app SUPERUSER',
    ],
    [
      'changes the log of the server',
      'SET log_statement = none',
      'GRANT SET ON PARAMETER log_statement TO ruche_app',
    ],
    [
      'switches triggers and foreign keys off',
      'SET session_replication_role = replica',
      'GRANT SET ON PARAMETER session_replication_role TO ruche_app',
    ],
    [
      'makes an event trigger',
      'CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION events.pend()',
      'ALTER ROLE ruche_app SUPERUSER',
    ],
    ['takes a table', 'ALTER TABLE messaging.message OWNER TO ruche_app', 'ALTER ROLE ruche_app SUPERUSER'],
    ['drops a policy', 'DROP POLICY message_select ON messaging.message', 'ALTER ROLE ruche_app SUPERUSER'],
    [
      'makes a trigger',
      'CREATE TRIGGER t AFTER INSERT ON messaging.message EXECUTE FUNCTION events.pend()',
      'ALTER ROLE ruche_app SUPERUSER',
    ],
  ];
  it.each(SERVER)('nobody %s', async (_, sql, removal) => {
    expect(await refusals(app, stage, null, [sql])).toEqual(['42501']);
    expect(await refusals(scratch.site.admin, scratch, removal, [sql])).not.toEqual(['42501']);
  });

  it('a query inside a text shows no more than the query', async () => {
    const copied = async (client: pg.Client, on: Stage): Promise<string> => {
      await client.query('SELECT access.enter($1)', [on.tokens.np]);
      const { rows } = await client.query<{ text: string }>(
        `SELECT query_to_xml('SELECT body FROM messaging.message', true, false, '')::text AS text`,
      );
      return rows[0]?.text ?? '';
    };
    await app.query('BEGIN');
    expect(await copied(app, stage)).not.toContain('CANARY');
    await app.query('ROLLBACK');
    // Control: without row-level security the same statement tells all.
    const { admin } = scratch.site;
    await admin.query('BEGIN; ALTER TABLE messaging.message DISABLE ROW LEVEL SECURITY');
    await admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
    expect(await copied(admin, scratch)).toContain('CANARY');
    await admin.query('ROLLBACK');
  });
});

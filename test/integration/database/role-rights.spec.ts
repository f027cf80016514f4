import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantsOf } from '../../support/site/catalogue.js';
import { TestSite } from '../../support/site/test-site.js';

/** All that the roles of running processes may do. Whoever adds a line says with it why the role needs it. */
const GRANTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  PUBLIC: {
    USAGE: ['public'],
  },
  ruche_app: {
    EXECUTE: [
      'access.activate_policy(uuid,text)',
      'access.active_policies()',
      'access.clearance()',
      'access.enter(text)',
      'access.enters_implicitly()',
      'access.intern_label(jsonb)',
      'access.labels()',
      'access.me()',
      'access.open_proposals()',
      'access.propose_policy(jsonb)',
      'access.session_id()',
      'access.site_role()',
      'access.stepped_up_seconds()',
      'access.touch()',
      'access.within_ceiling(integer,integer)',
      'audit.checkpoint_over(bigint)',
      'audit.log_records(uuid[])',
      'audit.log_state()',
      'audit.people_named(text,integer)',
      'audit.search_log(uuid,uuid,timestamp with time zone,timestamp with time zone,text[],uuid,uuid,uuid,text,uuid,text,text,text,uuid,integer)',
      'auth.ask_directory_run(uuid,text)',
      'auth.ask_job(uuid,text,uuid,timestamp with time zone,text)',
      'auth.cancel_job(uuid)',
      'auth.close_session()',
      'auth.decide_directory_run(uuid,text,boolean)',
      'auth.end_other_sessions()',
      'auth.end_own_session(uuid)',
      'auth.last_sign_in()',
      'auth.move_job(uuid,timestamp with time zone)',
      'auth.operator_directory()',
      'auth.operator_directory_changes(uuid,uuid,integer)',
      'auth.operator_directory_runs(uuid,integer)',
      'auth.own_directory_entry()',
      'auth.resume_directory()',
      'auth.own_jobs(uuid[])',
      'auth.own_sessions(uuid,integer)',
      'discussion.add_comment(uuid,text,uuid,integer,text,timestamp with time zone)',
      'discussion.author_name(uuid)',
      'discussion.delete_comment(uuid,timestamp with time zone)',
      'discussion.edit_comment(uuid,integer,text,timestamp with time zone)',
      'discussion.give_reaction(uuid,text,uuid,text,timestamp with time zone)',
      'discussion.giver_name(uuid)',
      'discussion.stands(text,uuid)',
      'discussion.take_back_reaction(text,uuid,text,timestamp with time zone)',
      // Each takes only the caller's own message of the running transaction.
      'messaging.attach_forward(uuid,uuid)',
      'messaging.attach_quotes(uuid,uuid[])',
      'imports.ask_check(uuid,timestamp with time zone)',
      'imports.ask_undo(uuid,timestamp with time zone)',
      'imports.begin(uuid,uuid,integer,text,text,bigint,text,timestamp with time zone)',
      'imports.cancel(uuid,timestamp with time zone)',
      'imports.conclude_check(uuid,jsonb,jsonb,jsonb,timestamp with time zone)',
      'imports.known_authors(uuid)',
      'imports.known_readers(uuid)',
      'imports.map(uuid,jsonb,jsonb)',
      'imports.note_checked(uuid,bigint)',
      'imports.pieces(uuid,integer)',
      // The only way by which somebody else becomes the author of a message: the mapping of an import says who.
      'imports.put_batch(uuid,integer,integer,integer,integer,bigint,jsonb,boolean,timestamp with time zone)',
      'imports.put_piece(uuid,integer,bytea)',
      'imports.read_piece(uuid,integer)',
      'imports.start(uuid,timestamp with time zone)',
      'imports.stop(uuid,text,timestamp with time zone)',
      'imports.undo_batch(uuid,integer,timestamp with time zone)',
      'messaging.author_name(uuid)',
      'messaging.carries(uuid,uuid,integer)',
      'messaging.delete_message(uuid,timestamp with time zone)',
      'messaging.edit_message(uuid,integer,text,timestamp with time zone)',
      'messaging.acknowledge(uuid,timestamp with time zone)',
      'messaging.acknowledged(uuid)',
      'messaging.acknowledgements_of(uuid[])',
      'messaging.acknowledgers(uuid,text,uuid,integer)',
      'messaging.ask_acknowledgement(uuid,timestamp with time zone,timestamp with time zone)',
      'messaging.audience(uuid,integer,uuid[])',
      'messaging.may_refer(uuid,integer,uuid,uuid[])',
      'messaging.mentionable(uuid,integer,text,integer)',
      'messaging.note_typing(uuid,uuid,integer,uuid)',
      'messaging.reads(uuid,uuid,uuid,integer)',
      'messaging.unread(uuid[])',
      'messaging.unread_totals()',
      'messaging.writes_in(uuid)',
      'messaging.follow_thread(uuid,boolean)',
      // Where forwarded words come from, for whom the source is open: the column itself is closed.
      'messaging.forward_sources(uuid[])',
      'messaging.importer_name(uuid)',
      'messaging.keeps_scheduled(uuid)',
      'messaging.my_conversation(uuid)',
      'messaging.my_places(uuid)',
      'messaging.may_post(uuid,uuid,uuid,integer,uuid)',
      'messaging.named_beside(uuid,uuid)',
      'messaging.put_mentions(uuid,uuid[],text[])',
      'messaging.put_thread(uuid,text,boolean,timestamp with time zone)',
      'messaging.read_thread(uuid,uuid)',
      // Each judges its caller: a reader, who animates the space, who reviews the case.
      'moderation.appeal(uuid,text,timestamp with time zone)',
      'moderation.confirm(uuid,text,timestamp with time zone)',
      'moderation.decide(uuid,uuid,text,text,text,timestamp with time zone)',
      'moderation.decide_appeal(uuid,text,text,timestamp with time zone)',
      'moderation.decision_of(uuid)',
      'moderation.hidden_words(uuid)',
      'moderation.open_spill(uuid,uuid,text,timestamp with time zone)',
      'moderation.open_words(uuid,uuid,text,timestamp with time zone)',
      'moderation.propose(uuid,text,text,text,timestamp with time zone)',
      'moderation.queue(uuid,text,uuid,integer)',
      'moderation.report_message(uuid,uuid,text,text,timestamp with time zone)',
      'moderation.spills_page(uuid,uuid,integer)',
      'people.add_correspondent(uuid,uuid,text,text)',
      'people.answers_for(uuid)',
      'people.chart_roots(uuid,integer)',
      'people.companions()',
      'people.fold(text)',
      'people.places(integer)',
      'people.presence(uuid[])',
      'people.remove_correspondent(uuid)',
      'people.search(text,text,text,text,text,text[],uuid,integer)',
      'people.update_own(text,text[],text[])',
      'reference.add_entry(uuid,uuid,integer,text,text,jsonb,timestamp with time zone)',
      'reference.create_list(uuid,uuid,integer,text,text,text,jsonb,timestamp with time zone)',
      'reference.edit_entry(uuid,integer,text,text,jsonb,timestamp with time zone)',
      'reference.remove_entry(uuid,timestamp with time zone)',
      'reference.revert_entry(uuid,integer,integer,timestamp with time zone)',
      'reference.update_list(uuid,text,text,jsonb,uuid,boolean,timestamp with time zone)',
      'retention.active_policy()',
      'retention.ask_release(uuid,text)',
      'retention.confirm_release(uuid,text)',
      'retention.holds(uuid,uuid,integer)',
      'retention.of_space(uuid)',
      'retention.open_hold(uuid,text,uuid,date,date,text)',
      'retention.people_named(text,integer)',
      'retention.preview(uuid,integer,integer)',
      'retention.set_policy(integer,jsonb)',
      'retention.set_space(uuid,integer)',
      'spaces.add_members(uuid,uuid[],text)',
      'spaces.add_partners(uuid,uuid[],uuid,text,timestamp with time zone)',
      'spaces.animates(uuid)',
      'spaces.answer_follow_up(uuid,integer,text,text,timestamp with time zone)',
      'spaces.archive(uuid,timestamp with time zone)',
      'spaces.ask_entry(uuid,uuid,text,timestamp with time zone)',
      'spaces.change_role(uuid,uuid,text)',
      'spaces.create_space(uuid,text,text,text,text,text,integer,integer,integer)',
      'spaces.decide_request(uuid,uuid,boolean,timestamp with time zone)',
      'spaces.details_of(uuid[])',
      'spaces.directory_groups(text,uuid,integer)',
      'spaces.hand_over(uuid,uuid)',
      'spaces.is_orphan(uuid)',
      'spaces.join_space(uuid)',
      'spaces.leave_space(uuid)',
      'spaces.members_page(uuid,text,uuid,integer)',
      'spaces.put_group(uuid,uuid,boolean,boolean)',
      'spaces.put_launch(uuid,text,text,text,text,text,timestamp with time zone)',
      'spaces.put_rule(uuid,jsonb,boolean)',
      'spaces.raise_entry(uuid,integer)',
      'spaces.remove_member(uuid,uuid)',
      'spaces.requests_page(uuid,uuid,integer)',
      'spaces.rule_state(uuid)',
      // What changed by itself in the caller's own transaction, for the log.
      'spaces.take_notes()',
      'spaces.take_over(uuid)',
      'spaces.try_rule(uuid,jsonb,integer)',
      'spaces.update_space(uuid,text,text,text,text,integer,integer)',
      'spaces.create_talk(uuid,text,uuid[],boolean)',
      'spaces.enters(uuid)',
      'spaces.my_part(uuid[])',
    ],
    DELETE: [
      'messaging.draft',
      'messaging.pin',
      'messaging.read_state',
      'messaging.saved',
      'messaging.scheduled',
      'people.expertise_confirmation',
      'people.follow',
    ],
    INSERT: [
      'audit.audit_event',
      'events.outbox.id',
      'events.outbox.label_id',
      'events.outbox.space_id',
      'events.outbox.subject_id',
      'events.outbox.type',
      'messaging.conversation',
      'messaging.draft',
      'messaging.message',
      'messaging.pin',
      'messaging.read_state',
      'messaging.saved',
      'messaging.scheduled',
      'people.expertise_confirmation',
      'people.follow',
    ],
    UPDATE: ['messaging.read_state', 'messaging.scheduled.body', 'messaging.scheduled.job_id'],
    SELECT: [
      'access.label',
      'messaging.acknowledgement',
      'messaging.typing',
      'discussion.comment',
      'discussion.comment_revision',
      'discussion.reaction',
      'imports.author',
      'imports.channel',
      'imports.entry',
      'imports.run',
      'messaging.conversation',
      'messaging.conversation_label',
      'messaging.draft',
      ...['author_id', 'body', 'conversation_id', 'created_at', 'label_id', 'message_id', 'space_id'].map(
        (column) => `messaging.forward.${column}`,
      ),
      'messaging.mention',
      'messaging.message',
      'messaging.message_revision',
      'messaging.pin',
      'messaging.read_state',
      'messaging.saved',
      'messaging.quote',
      'messaging.thread',
      'messaging.thread_follow',
      'messaging.scheduled',
      'messaging.withheld.at',
      'messaging.withheld.label_id',
      'messaging.withheld.message_id',
      'messaging.withheld.reason',
      'messaging.withheld.rule',
      'messaging.withheld.space_id',
      // The open register: no names, no words, not of which message.
      'moderation.decision.appeal_decided_at',
      'moderation.decision.appeal_outcome',
      'moderation.decision.appealed_at',
      'moderation.decision.decided_at',
      'moderation.decision.id',
      'moderation.decision.label_id',
      'moderation.decision.outcome',
      'moderation.decision.rule',
      'moderation.decision.space_id',
      'people.correspondent',
      'people.expertise',
      'people.expertise_confirmation',
      'people.follow',
      'people.photo',
      'people.profile',
      'reference.entry',
      'reference.entry_revision',
      'reference.list',
      'spaces.follow_up',
      'spaces.home',
      'spaces.membership',
      'spaces.my_membership',
      'spaces.my_open_space',
      'spaces.request',
      'spaces.rule',
      'spaces.space',
    ],
    USAGE: [
      'access',
      'audit',
      'auth',
      'discussion',
      'events',
      'imports',
      'messaging',
      'moderation',
      'retention',
      'people',
      'reference',
      'spaces',
    ],
  },
  ruche_auth: {
    EXECUTE: [
      'auth.open_session(uuid,bytea,uuid,text,text,interval,interval)',
      'auth.provision(uuid,jsonb)',
      'auth.step_up(bytea,bytea)',
      'people.put_profiles(jsonb)',
      'spaces.take_notes()',
    ],
    INSERT: ['audit.audit_event'],
    USAGE: ['access', 'audit', 'auth', 'events', 'people', 'spaces'],
  },
  ruche_relay: {
    EXECUTE: [
      // Which of its own records are there, after a connection broke.
      'audit.standing(uuid[])',
      'auth.live_sessions(uuid[])',
      'events.latest()',
      'events.next(bigint,integer)',
      'events.sequence(integer)',
      'spaces.readers(uuid,integer,uuid[])',
    ],
    INSERT: ['audit.audit_event'],
    SELECT: ['access.label', 'access.policy', 'access.site', 'events.outbox'],
    USAGE: ['access', 'audit', 'auth', 'events', 'people', 'spaces'],
  },
  ruche_worker: {
    EXECUTE: [
      'auth.end_stale_sessions()',
      'events.prune()',
      'messaging.forget_typing()',
      'messaging.remind_acknowledgements(integer,integer)',
      'auth.claim_jobs(uuid[],bytea[],text[],interval)',
      'auth.finish_job(uuid,bytea,text,text,interval)',
      'auth.prune_jobs()',
      'auth.renew_job(uuid,bytea,interval)',
      'imports.end_orphans()',
      'imports.expire()',
      'retention.sweep(integer)',
    ],
    INSERT: ['audit.audit_event'],
    USAGE: ['access', 'audit', 'auth', 'events', 'imports', 'messaging', 'retention'],
  },
  ruche_sync: {
    EXECUTE: [
      'auth.accounts_with_session()',
      'auth.begin_directory_run(uuid,text,text)',
      'auth.clear_directory_changes(uuid)',
      'auth.directory_duties()',
      'auth.directory_groups()',
      'auth.directory_schedule()',
      'auth.directory_snapshot(uuid[])',
      'auth.directory_undo_changes(uuid)',
      'auth.directory_undo_target()',
      'auth.finish_directory_run(uuid,jsonb)',
      'auth.lock_directory(uuid)',
      'auth.mark_directory_undone(uuid,uuid)',
      'auth.resume_directory_sync()',
      'auth.sync_accounts(uuid,jsonb)',
      'auth.sync_deactivate(uuid,uuid[])',
      'auth.sync_groups(uuid,jsonb)',
      'auth.take_asked_run()',
      'auth.write_directory_changes(uuid,jsonb)',
      'people.put_left(uuid[])',
      'people.put_profiles(jsonb)',
      'spaces.apply_rules(uuid[],boolean)',
      'spaces.take_notes()',
    ],
    INSERT: ['audit.audit_event'],
    SELECT: ['access.policy', 'access.site'],
    USAGE: ['access', 'audit', 'auth', 'people', 'spaces'],
  },
  // Extends the log and its tree, and changes nothing of either.
  ruche_sequencer: {
    EXECUTE: [
      // How far the anchors got, which is forward alone, and what they are given.
      'audit.anchor_position(text)',
      'audit.cosignatures_after(bigint)',
      // Forgets persons where a sealed record says so, and nothing else.
      'audit.erase_identities(uuid,integer)',
      'audit.head_of_log()',
      'audit.last_told_cosignature()',
      'audit.make_partitions(integer)',
      'audit.move_anchor(text,bigint,bigint)',
      'audit.next_erasure(timestamp with time zone)',
      'audit.next_pending(integer)',
      'audit.open_emitters()',
      'audit.prune(timestamp with time zone)',
      'audit.records_to_anchor(bigint,bigint)',
      'audit.seal(bigint,uuid[],smallint[],bigint[],bytea[],text,jsonb)',
      'audit.sealed_records(bigint,integer)',
      'audit.standing(uuid[])',
      'audit.tell_cosignature(bigint)',
      // Removes checkpoints that can be done without, and no other.
      'audit.thin_checkpoints(bigint,integer)',
    ],
    INSERT: ['audit.audit_event'],
    SELECT: ['audit.tile'],
    USAGE: ['audit'],
  },
  ruche_auditor: {
    EXECUTE: [
      // Adds what a witness said of a checkpoint, and can do nothing else to it.
      'audit.add_cosignature(text,text,text)',
      // Notes that a witness has a checkpoint, so that it is kept.
      'audit.hand_out(bigint)',
      // Which content carries another label than the log says: ids and labels, never words.
      'spaces.content_tables()',
      'spaces.label_differences(text,text[],uuid,integer)',
    ],
    SELECT: [
      // Under which name a label is shown outside, not what it is.
      'access.label.id',
      'access.label.wire_id',
      'audit.anchor',
      'audit.audit_event',
      'audit.audit_pending',
      'audit.checkpoint',
      'audit.cosignature',
      'audit.erasure',
      'audit.head',
      'audit.leaf',
      'audit.pruned',
      'audit.tile',
    ],
    USAGE: ['access', 'audit', 'spaces'],
  },
};

const expected = Object.entries(GRANTS)
  .flatMap(([role, rights]) =>
    Object.entries(rights).flatMap(([right, objects]) =>
      objects.map((object) => `${role} ${right} ${object}`),
    ),
  )
  .sort();

describe('the rights of the runtime roles', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.stop());

  const grants = async (): Promise<readonly string[]> => [...(await grantsOf(site.admin))].sort();
  /** What a change by the superuser adds; rolled back. */
  const addedBy = async (change: string): Promise<readonly string[]> => {
    await site.admin.query('BEGIN');
    await site.admin.query(change);
    const now = await grants();
    await site.admin.query('ROLLBACK');
    return now.filter((line) => !expected.includes(line));
  };

  it('are exactly these', async () => {
    expect(await grants()).toEqual(expected);
  });

  it.each([
    ['GRANT SELECT ON auth.session TO ruche_app', 'ruche_app SELECT auth.session'],
    ['GRANT SELECT (clearance) ON auth.account TO ruche_app', 'ruche_app SELECT auth.account.clearance'],
    ['GRANT EXECUTE ON FUNCTION access.put_label(jsonb) TO PUBLIC', 'PUBLIC EXECUTE access.put_label(jsonb)'],
    [
      'GRANT USAGE ON SEQUENCE events.outbox_position TO ruche_relay',
      'ruche_relay USAGE events.outbox_position',
    ],
    ['GRANT CREATE ON SCHEMA auth TO ruche_worker', 'ruche_worker CREATE auth'],
  ])('control: %s is seen', async (change, line) => {
    expect(await addedBy(change)).toEqual([line]);
  });

  const RUNTIME = [
    'ruche_app',
    'ruche_auth',
    'ruche_relay',
    'ruche_worker',
    'ruche_sync',
    'ruche_sequencer',
    'ruche_auditor',
  ];

  /** Attributes, memberships, ownerships and rights on databases and schemas that would be too much. */
  const excess = async (): Promise<readonly string[]> => {
    const { rows } = await site.admin.query<{ line: string }>(
      `WITH runtime AS (SELECT * FROM pg_roles WHERE rolname = ANY ($1))
       SELECT rolname || ' is strong' AS line FROM runtime
         WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit
       UNION ALL SELECT format('%s is a member of %s', r.rolname, m.roleid::regrole)
         FROM pg_auth_members m JOIN runtime r ON r.oid = m.member
       UNION ALL SELECT format('%s owns something', r.rolname) FROM pg_shdepend d JOIN runtime r ON r.oid = d.refobjid
         WHERE d.deptype = 'o'
       UNION ALL SELECT format('%s may create in schema %s', r.rolname, n.nspname) FROM runtime r, pg_namespace n
         WHERE has_schema_privilege(r.oid, n.oid, 'CREATE')
       UNION ALL SELECT format('%s may %s on the database', r.rolname, p) FROM runtime r, unnest(ARRAY['CREATE', 'TEMP']) p
         WHERE has_database_privilege(r.oid, current_database(), p)
       UNION ALL SELECT format('default privileges of %s for %s', defaclrole::regrole, a.grantee::regrole)
         FROM pg_default_acl CROSS JOIN LATERAL aclexplode(defaclacl) a
       ORDER BY 1`,
      [RUNTIME],
    );
    return rows.map(({ line }) => line);
  };

  it('come with no attribute, membership, ownership or place to create in', async () => {
    expect(await excess()).toEqual([]);
  });

  it.each([
    ['ALTER ROLE ruche_app BYPASSRLS', 'ruche_app is strong'],
    ['ALTER ROLE ruche_relay INHERIT', 'ruche_relay is strong'],
    ['GRANT ruche_definer TO ruche_app', 'ruche_app is a member of ruche_definer'],
    ['ALTER TABLE people.profile OWNER TO ruche_worker', 'ruche_worker owns something'],
    ['GRANT CREATE ON SCHEMA people TO ruche_auth', 'ruche_auth may create in schema people'],
    [
      'ALTER DEFAULT PRIVILEGES FOR ROLE ruche_owner GRANT SELECT ON TABLES TO ruche_app',
      'default privileges of ruche_owner for ruche_app',
    ],
  ])('control: %s is found', async (change, line) => {
    await site.admin.query('BEGIN');
    await site.admin.query(change);
    expect(await excess()).toContain(line);
    await site.admin.query('ROLLBACK');
  });

  it('control: a right to make temporary tables is found', async () => {
    await site.admin.query('BEGIN');
    await site.admin.query(`GRANT TEMPORARY ON DATABASE ${site.database} TO PUBLIC`);
    expect(await excess()).toContain('ruche_app may TEMP on the database');
    await site.admin.query('ROLLBACK');
  });
});

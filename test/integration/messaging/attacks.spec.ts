import { letsIn } from '#spaces';
import { describeAttacks, statement, type Attack } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';
import { SCHEDULED_ID } from '../../support/site/stage-rows.js';
import type { Stage } from '../../support/site/stage.js';

const REFUSED = '42501';
const NO_MESSAGE = 'RU015';

const secret = ({ secretMessage }: Stage): unknown[] => [secretMessage];
const open = ({ openMessage }: Stage): unknown[] => [openMessage];

/** What a policy asks of whose row it is goes; everything else stays. */
const everybodys = (policy: string, table: string): string =>
  `ALTER POLICY ${policy} ON messaging.${table} USING (true)`;
const inAnyName = (policy: string, table: string): string =>
  `ALTER POLICY ${policy} ON messaging.${table} WITH CHECK (true)`;
const letWrite = (verb: 'INSERT' | 'UPDATE', table: string): string =>
  `GRANT ${verb} ON messaging.${table} TO ruche_app;
   CREATE POLICY forged ON messaging.${table} FOR ${verb} TO ruche_app ${verb === 'INSERT' ? 'WITH CHECK' : 'USING'} (true)`;

const ACKNOWLEDGERS = 'messaging.acknowledgers(uuid,text,uuid,int4)';
const READABLE_REQUEST = ' AND r.label_id = ANY (caller.labels)';
const HIS_TO_KNOW =
  '\n        OR NOT (asked.author_id = caller.account_id OR spaces.animates(asked.space_id))';
const acknowledgers = (values: (stage: Stage) => unknown[]): Attack['run'] =>
  statement('SELECT FROM messaging.acknowledgers($1, NULL, NULL, 10)', values);

describeAttacks('acknowledging in the name of others, and reading who has', [
  {
    name: 'given in the name of somebody else',
    refusal: REFUSED,
    removal: `${letWrite('UPDATE', 'acknowledgement')}; ${everybodys('acknowledgement_own', 'acknowledgement')}`,
    run: statement('UPDATE messaging.acknowledgement SET given_at = now()'),
  },
  {
    name: 'given to a message above the caller',
    refusal: 'nothing',
    removal: cutFunction(
      'messaging.acknowledge(uuid,timestamptz)',
      ' AND m.label_id = ANY (caller.labels)',
      '',
    ),
    run: statement(`SELECT FROM messaging.acknowledge($1, now()) o WHERE o <> 'absent'`, secret),
  },
  {
    name: 'asked of the readers of a message of somebody else',
    as: 's_a',
    refusal: NO_MESSAGE,
    removal: cutFunction(
      'messaging.just_posted(uuid)',
      'AND t.author_id = access.me() AND t.xmin = pg_current_xact_id()::xid',
      '',
    ),
    run: statement('SELECT messaging.ask_acknowledgement($1, NULL, now())', ({ archivedMessage }) => [
      archivedMessage,
    ]),
  },
  {
    name: 'who has, read by who neither wrote the message nor animates',
    as: 's_a',
    refusal: 'nothing',
    removal: cutFunction(ACKNOWLEDGERS, HIS_TO_KNOW, ''),
    run: acknowledgers(open),
  },
  {
    name: 'who has, of a message above an animator',
    refusal: 'nothing',
    removal: `${cutFunction(ACKNOWLEDGERS, READABLE_REQUEST, '')};
      UPDATE spaces.membership SET role = 'animator';
      UPDATE messaging.acknowledgement SET given_at = now()`,
    run: acknowledgers(secret),
  },
  {
    name: 'how many have, of a message above an animator',
    refusal: 'nothing',
    removal: `${cutFunction('messaging.acknowledged(uuid)', READABLE_REQUEST, '')};
      UPDATE spaces.membership SET role = 'animator'`,
    run: statement('SELECT FROM messaging.acknowledged($1)', secret),
  },
  {
    name: 'that a message above the caller asks for it',
    refusal: 'nothing',
    removal: cutFunction('messaging.acknowledgements_of(uuid[])', READABLE_REQUEST, ''),
    run: statement('SELECT FROM messaging.acknowledgements_of(ARRAY[$1]::uuid[])', secret),
  },
  {
    name: 'what others were asked',
    refusal: 'nothing',
    removal: everybodys('acknowledgement_own', 'acknowledgement'),
    run: statement('SELECT FROM messaging.acknowledgement'),
  },
  {
    name: 'the requests themselves',
    refusal: REFUSED,
    removal: `GRANT SELECT ON messaging.acknowledgement_request TO ruche_app;
      CREATE POLICY forged ON messaging.acknowledgement_request TO ruche_app USING (true)`,
    run: statement('SELECT FROM messaging.acknowledgement_request'),
  },
  {
    name: 'an acknowledgement told that never was',
    refusal: REFUSED,
    removal: 'DROP POLICY outbox_by_functions ON events.outbox',
    run: announces('acknowledgement.given'),
  },
]);

const MAY_POST = 'messaging.may_post(uuid,uuid,uuid,integer,uuid)';
const NOTE_TYPING = 'messaging.note_typing(uuid,uuid,integer,uuid)';
const types = (values: (stage: Stage) => unknown[]): Attack['run'] =>
  statement('SELECT FROM messaging.note_typing($1, NULL, $2, gen_random_uuid()) o WHERE o', values);

describeAttacks('typing where one is not', [
  {
    name: 'under a label above the caller',
    refusal: 'nothing',
    removal: cutFunction(MAY_POST, 'OR NOT label = ANY (caller.labels)', ''),
    run: types(({ shared, site }) => [shared.conversationId, site.label('S_AB')]),
  },
  {
    name: 'in a space of others',
    refusal: 'nothing',
    removal: `${cutFunction(MAY_POST, letsIn('caller', 's'), 'true')};
      ${cutFunction(NOTE_TYPING, 'OR NOT spaces.lets_in(caller, place.space_id)', '')};
      ${cutFunction('messaging.writes_in(uuid)', 'spaces.enters(space) AND ', '')}`,
    run: types(({ hidden, site }) => [hidden.conversationId, site.label('NP')]),
  },
  {
    name: 'in the name of somebody else',
    refusal: REFUSED,
    removal: letWrite('INSERT', 'typing'),
    run: statement(
      `INSERT INTO messaging.typing (person_id, conversation_id, id, space_id, label_id, display_name, noted_at)
       VALUES ($1, $2, gen_random_uuid(), $3, $4, 'x', now())`,
      ({ site, shared }) => [site.account('s_a'), shared.conversationId, shared.id, site.label('NP')],
    ),
  },
  {
    name: 'who writes under a label above the caller',
    refusal: 'nothing',
    removal: everybodys('typing_select', 'typing'),
    run: statement('SELECT FROM messaging.typing'),
  },
  {
    name: 'a sign of life told of nobody',
    refusal: REFUSED,
    removal: 'DROP POLICY outbox_by_functions ON events.outbox',
    run: announces('typing.noted'),
  },
]);

const MAY_REFER = 'messaging.may_refer(uuid,integer,uuid,uuid[])';
const UNCOVERED = cutFunction(MAY_REFER, ' AND messaging.covers(label, m.label_id)', '');
const drafts = (who: 'np' | 's_ab', message: keyof Pick<Stage, 'openMessage' | 'secretMessage'>) =>
  statement(
    `INSERT INTO messaging.draft (id, person_id, conversation_id, space_id, label_id, body, quotes, thread_id)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 'forged', ARRAY[$5]::uuid[], $5)`,
    (stage) => {
      const { site, shared } = stage;
      return [site.account(who), shared.conversationId, shared.id, site.label('NP'), stage[message]];
    },
  );

describeAttacks('drafts', [
  {
    name: 'that quote above their label',
    as: 's_ab',
    refusal: REFUSED,
    removal: UNCOVERED,
    run: drafts('s_ab', 'secretMessage'),
  },
  {
    name: 'that quote what their writer does not read',
    refusal: REFUSED,
    removal: `${UNCOVERED}; ${cutFunction(MAY_REFER, ' AND m.label_id = ANY (caller.labels)', '')}`,
    run: drafts('np', 'secretMessage'),
  },
  {
    name: 'in the name of somebody else',
    refusal: REFUSED,
    removal: inAnyName('draft_own', 'draft'),
    run: drafts('s_ab', 'openMessage'),
  },
  {
    name: 'of others, read',
    refusal: 'nothing',
    removal: everybodys('draft_own', 'draft'),
    run: statement('SELECT quotes FROM messaging.draft'),
  },
]);

const schedules = (who: 'np' | 's_ab', label: 'NP' | 'S_AB') =>
  statement(
    `INSERT INTO messaging.scheduled (id, person_id, conversation_id, space_id, label_id, job_id, body, request)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, gen_random_uuid(), 'forged', '{}')`,
    ({ site, shared }) => [site.account(who), shared.conversationId, shared.id, site.label(label)],
  );

describeAttacks('scheduled messages of others', [
  {
    name: 'read',
    refusal: 'nothing',
    removal: everybodys('scheduled_own', 'scheduled'),
    run: statement('SELECT body FROM messaging.scheduled'),
  },
  {
    name: 'with other words',
    refusal: 'nothing',
    removal: `${everybodys('scheduled_own', 'scheduled')}; ${inAnyName('scheduled_own', 'scheduled')}`,
    run: statement(`UPDATE messaging.scheduled SET body = 'forged'`),
  },
  {
    name: 'taken out',
    refusal: 'nothing',
    removal: everybodys('scheduled_own', 'scheduled'),
    run: statement('DELETE FROM messaging.scheduled'),
  },
  {
    name: 'found to be there',
    refusal: 'nothing',
    removal: cutFunction('messaging.keeps_scheduled(uuid)', ' AND s.person_id = access.me()', ''),
    run: statement('SELECT FROM messaging.keeps_scheduled($1) o WHERE o', () => [SCHEDULED_ID]),
  },
  {
    name: 'written in their name',
    refusal: REFUSED,
    removal: inAnyName('scheduled_own', 'scheduled'),
    run: schedules('s_ab', 'NP'),
  },
  {
    name: 'or one’s own above one’s labels',
    refusal: REFUSED,
    removal: inAnyName('scheduled_own', 'scheduled'),
    run: schedules('np', 'S_AB'),
  },
]);

describeAttacks('mentions', [
  {
    name: 'of others, read',
    refusal: 'nothing',
    removal: everybodys('mention_select', 'mention'),
    run: statement('SELECT person_id FROM messaging.mention WHERE person_id <> access.me()'),
  },
  {
    name: 'written past the function',
    refusal: REFUSED,
    removal: letWrite('INSERT', 'mention'),
    run: statement(
      `INSERT INTO messaging.mention (message_id, person_id, kind, conversation_id, space_id, label_id)
       VALUES ($1, $2, 'person', $3, $4, $5)`,
      ({ site, shared, openMessage }) => [
        ...[openMessage, site.account('s_a'), shared.conversationId, shared.id, site.label('NP')],
      ],
    ),
  },
  {
    name: 'hung on the message of somebody else',
    as: 's_a',
    refusal: 'nothing',
    removal: cutFunction('messaging.put_mentions(uuid,uuid[],text[])', 'AND t.author_id = access.me() ', ''),
    run: async (app, { openMessage }) => {
      await app.query(`SELECT messaging.put_mentions($1, '{}', ARRAY['space'])`, [openMessage]);
      const { rowCount } = await app.query('SELECT FROM messaging.mention WHERE person_id IS NULL');
      return rowCount === 1;
    },
  },
]);

function announces(type: string): Attack['run'] {
  return statement(
    `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
    ({ openMessage, shared, site }) => [type, openMessage, shared.id, site.label('NP')],
  );
}

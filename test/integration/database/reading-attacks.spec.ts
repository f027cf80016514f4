import { cutFunction } from '../../support/site/removals.js';
import { describeAttacks, statement, type Attack } from '../../support/site/attack.js';
import type { Stage } from '../../support/site/stage.js';
import type { TestUid } from '../../support/site/test-people.js';

const REFUSED = '42501';
const READS = 'messaging.reads(uuid,uuid,uuid,int4)';

/** Rows about a message say whatever they like of it. */
const UNREAD_MESSAGES = cutFunction(
  READS,
  'RETURN label = ANY (caller.labels) AND spaces.lets_in(caller, space)\n        AND EXISTS',
  'RETURN EXISTS',
);
/** They say it of a message that is not there. */
const ANY_MESSAGE = cutFunction(READS, 'RETURN label', 'RETURN true OR label');

interface About {
  readonly message: (stage: Stage) => string;
  readonly label: 'NP' | 'S_AB';
  readonly who?: TestUid;
  readonly place?: 'shared' | 'archived';
}
const OPEN: About = { message: ({ openMessage }) => openMessage, label: 'NP' };
const SECRET: About = { message: ({ secretMessage }) => secretMessage, label: 'S_AB' };
const ABSENT: About = { message: () => '00000000-0000-7000-8000-000000000000', label: 'NP' };

const values =
  ({ message, label, who = 'np', place = 'shared' }: About) =>
  (stage: Stage): unknown[] => [
    message(stage),
    stage[place].conversationId,
    stage[place].id,
    stage.site.label(label),
    stage.site.account(who),
  ];

const marks = (about: About): Attack['run'] =>
  statement(
    `INSERT INTO messaging.read_state (last_read_id, conversation_id, space_id, label_id, person_id)
     VALUES ($1, $2, $3, $4, $5)`,
    values(about),
  );
const saves = (about: About): Attack['run'] =>
  statement(
    `INSERT INTO messaging.saved (id, message_id, conversation_id, space_id, label_id, person_id, saved_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now())`,
    values(about),
  );
const pins = (about: About): Attack['run'] =>
  statement(
    `INSERT INTO messaging.pin (id, message_id, conversation_id, space_id, label_id, pinned_by, pinned_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now())`,
    values(about),
  );
const announces = (type: string, subject: (stage: Stage) => string): Attack['run'] =>
  statement(
    `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
    (stage) => [type, subject(stage), stage.shared.id, stage.site.label('NP')],
  );

/** Only the owner's condition goes, the rest of the policy stays. */
const othersToo = (table: string): string => `ALTER POLICY ${table}_own ON messaging.${table} USING (true)`;
const anybody = (table: string): string =>
  `ALTER POLICY ${table}_own ON messaging.${table} WITH CHECK (messaging.reads(
     ${table === 'saved' ? 'message_id' : 'last_read_id'}, conversation_id, space_id, label_id))`;

describeAttacks('reading, pinning and saving in the name or place of others', [
  {
    name: 'a mark of somebody else',
    refusal: REFUSED,
    removal: anybody('read_state'),
    run: marks({ ...OPEN, who: 's_a' }),
  },
  { name: 'a mark at a hidden message', refusal: REFUSED, removal: UNREAD_MESSAGES, run: marks(SECRET) },
  {
    name: 'a mark at a hidden message under one’s own label',
    refusal: REFUSED,
    removal: ANY_MESSAGE,
    run: marks({ ...SECRET, label: 'NP' }),
  },
  {
    name: 'a mark at a message that is not there',
    refusal: REFUSED,
    removal: ANY_MESSAGE,
    run: marks(ABSENT),
  },
  {
    name: 'somebody else’s marks read',
    refusal: 'nothing',
    removal: othersToo('read_state'),
    run: statement('SELECT FROM messaging.read_state'),
  },
  {
    name: 'somebody else’s marks deleted',
    refusal: 'nothing',
    removal: othersToo('read_state'),
    run: statement('DELETE FROM messaging.read_state'),
  },
  {
    name: 'a message saved for somebody else',
    refusal: REFUSED,
    removal: anybody('saved'),
    run: saves({ ...OPEN, who: 's_a' }),
  },
  { name: 'a hidden message saved', refusal: REFUSED, removal: UNREAD_MESSAGES, run: saves(SECRET) },
  {
    name: 'an absent message saved, which a foreign key alone would tell from a hidden one',
    refusal: REFUSED,
    removal: ANY_MESSAGE,
    afterRemoval: '23503',
    run: saves(ABSENT),
  },
  {
    name: 'what others saved, read',
    refusal: 'nothing',
    removal: othersToo('saved'),
    run: statement('SELECT FROM messaging.saved'),
  },
  { name: 'a hidden message pinned', refusal: REFUSED, removal: UNREAD_MESSAGES, run: pins(SECRET) },
  {
    name: 'a pin in the name of somebody else',
    refusal: REFUSED,
    removal: 'ALTER POLICY pin_insert ON messaging.pin WITH CHECK (true)',
    run: pins({ ...OPEN, who: 's_a' }),
  },
  {
    name: 'a pin where nobody writes any more',
    refusal: REFUSED,
    removal: `${cutFunction('messaging.writes_in(uuid)', 's.archived_at IS NULL', 'true')};
      ALTER TABLE messaging.pin DISABLE TRIGGER pin_keep`,
    run: pins({ ...OPEN, message: ({ archivedMessage }) => archivedMessage, place: 'archived' }),
  },
  {
    name: 'a change told to somebody else’s screens',
    refusal: REFUSED,
    removal: 'DROP POLICY outbox_own ON events.outbox',
    run: announces('own.changed', ({ site }) => site.account('s_ab')),
  },
  {
    name: 'a pin of a hidden message announced under one’s own label',
    refusal: REFUSED,
    removal: 'ALTER POLICY outbox_insert ON events.outbox WITH CHECK (spaces.enters(space_id))',
    run: announces('pin.changed', ({ secretMessage }) => secretMessage),
  },
]);

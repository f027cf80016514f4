import { describeAttacks, statement, type Attack } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';
import type { Stage } from '../../support/site/stage.js';
import type { TestLabel } from '../../support/site/test-labels.js';

const REFUSED = '42501';
/** What who was put out hears: there is no such space any more. */
const NO_SPACE = 'RU015';

/** The conditions of the policy for new messages; a control leaves exactly one out. */
const CONDITIONS = {
  author: 'author_id = (SELECT access.me())',
  label: 'label_id = ANY ((SELECT access.labels())::int4[])',
  place: `(EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = message.space_id AND m.person_id = (SELECT access.me()))
    OR ((SELECT access.enters_implicitly())
      AND EXISTS (SELECT FROM spaces.space s WHERE s.id = message.space_id AND s.visibility = 'open')))`,
  conversation:
    'EXISTS (SELECT FROM messaging.conversation c WHERE c.id = conversation_id AND c.space_id = message.space_id)',
  ceiling: `EXISTS (SELECT FROM spaces.space s WHERE s.id = message.space_id
    AND access.within_ceiling(message.label_id, s.ceiling_label_id))`,
} as const;

/** Judges the space and its ceiling once more, under a lock. */
const UNLOCKED = 'ALTER TABLE messaging.message DISABLE TRIGGER message_keep';

const without = (...left: (keyof typeof CONDITIONS)[]): string => {
  const kept = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter(
    (name) => !left.includes(name),
  );
  const check = kept.map((name) => CONDITIONS[name]).join(' AND ');
  const policy = `ALTER POLICY message_insert ON messaging.message WITH CHECK (${check || 'true'})`;
  return left.includes('place') || left.includes('ceiling') ? `${policy}; ${UNLOCKED}` : policy;
};

interface Post {
  readonly space?: string;
  readonly conversation?: string;
  readonly label?: TestLabel;
  readonly author?: string;
}

const posts = (change: (stage: Stage) => Post): Attack['run'] =>
  statement(
    `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 'forged', now())`,
    (stage) => {
      const post = change(stage);
      return [
        post.conversation ?? stage.shared.conversationId,
        post.space ?? stage.shared.id,
        stage.site.label(post.label ?? 'NP'),
        post.author ?? stage.site.account('np'),
      ];
    },
  );

/** What is told of a message is no longer compared with it; label and space of the event still have to be one's own. */
const UNJUDGED = `ALTER POLICY outbox_insert ON events.outbox
  WITH CHECK (label_id = ANY ((SELECT access.labels())::int4[]) AND spaces.enters(space_id))`;

/** An event of any kind, or one that tells of a message. */
const publishes = (
  label: TestLabel,
  place: 'shared' | 'hidden',
  message: 'openMessage' | 'hiddenMessage' | 'secretMessage' | null = null,
): Attack['run'] =>
  statement(
    `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
     VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
    (stage) => [
      message ? 'message.changed' : 'space.visited',
      stage[message ?? 'openMessage'],
      stage[place].id,
      stage.site.label(label),
    ],
  );

const records = (actor: 'np' | 's_ab' | null, session: 'own' | 'none' | 'other'): Attack['run'] =>
  statement(
    `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, actor, session_id, decision, outcome, correlation_id)
     VALUES (gen_random_uuid(), now(), gen_random_uuid(), 1, decode(repeat('00', 32), 'hex'), '', 'message.created', $1,
       CASE $2 WHEN 'own' THEN access.session_id() WHEN 'other' THEN gen_random_uuid() END, 'allow', 'success',
       gen_random_uuid())`,
    ({ site }) => [actor && site.account(actor), session],
  );

const AUDIT_OPEN = 'ALTER POLICY audit_event_app ON audit.audit_event WITH CHECK';

describeAttacks('writing in the name or place of others', [
  {
    name: 'a message above one’s labels',
    refusal: REFUSED,
    removal: without('label', 'ceiling'),
    run: posts(() => ({ label: 'S_AB' })),
  },
  {
    name: 'a message as another author',
    refusal: REFUSED,
    removal: without('author'),
    run: posts(({ site }) => ({ author: site.account('s_ab') })),
  },
  {
    name: 'a message in a space of others',
    refusal: NO_SPACE,
    removal: without('place', 'conversation', 'ceiling'),
    run: posts(({ hidden }) => ({ space: hidden.id, conversation: hidden.conversationId })),
  },
  {
    name: 'a message of one’s own space in a conversation of others',
    refusal: REFUSED,
    removal: `${without('conversation')}; ALTER TABLE messaging.message DROP CONSTRAINT fk_message_conversation`,
    run: posts(({ hidden }) => ({ conversation: hidden.conversationId })),
  },
  {
    name: 'the same, where only the foreign key is left',
    refusal: REFUSED,
    removal: without('conversation'),
    // The second protection: the pair of conversation and space does not exist.
    afterRemoval: '23503',
    run: posts(({ hidden }) => ({ conversation: hidden.conversationId })),
  },
  {
    name: 'a message of a space of others in one’s own conversation',
    refusal: NO_SPACE,
    removal: `${without('place', 'conversation', 'ceiling')}; ALTER TABLE messaging.message DROP CONSTRAINT fk_message_conversation`,
    run: posts(({ hidden }) => ({ space: hidden.id })),
  },
  {
    name: 'a message above the ceiling of its space',
    as: 's_a',
    refusal: REFUSED,
    removal: without('ceiling'),
    run: posts(({ site, low }) => ({
      space: low.id,
      conversation: low.conversationId,
      label: 'S_A',
      author: site.account('s_a'),
    })),
  },
  {
    name: 'a change of a message of one’s own',
    refusal: REFUSED,
    removal: `${openMessages('UPDATE')}; ALTER TABLE messaging.message DISABLE TRIGGER message_keep_change`,
    run: statement(`UPDATE messaging.message SET body = 'changed'`),
  },
  {
    name: 'a deletion of a message of one’s own',
    refusal: REFUSED,
    removal: openMessages('DELETE'),
    run: statement('DELETE FROM messaging.message'),
  },

  {
    name: 'an event above one’s labels',
    refusal: REFUSED,
    removal: 'ALTER POLICY outbox_insert ON events.outbox WITH CHECK (true)',
    run: publishes('S_AB', 'shared'),
  },
  {
    name: 'an event in a space of others',
    refusal: REFUSED,
    removal: 'DROP POLICY outbox_space ON events.outbox',
    run: publishes('NP', 'hidden'),
  },
  {
    name: 'a hidden message announced under one’s own label',
    refusal: REFUSED,
    removal: UNJUDGED,
    run: publishes('NP', 'shared', 'secretMessage'),
  },
  {
    name: 'a message announced under a lower label than its own',
    as: 's_ab',
    refusal: REFUSED,
    removal: UNJUDGED,
    run: publishes('NP', 'shared', 'secretMessage'),
  },
  {
    name: 'a message announced in another space than its own',
    as: 's_ab',
    refusal: REFUSED,
    removal: UNJUDGED,
    run: publishes('NP', 'hidden', 'openMessage'),
  },
  {
    name: 'a message announced that lies where one may not enter',
    refusal: NO_SPACE,
    removal: cutFunction(
      'messaging.carries(uuid,uuid,integer)',
      'NOT spaces.lets_in(caller, asked_space)',
      'false',
    ),
    run: publishes('NP', 'hidden', 'hiddenMessage'),
  },
  {
    name: 'a message announced once more as new',
    refusal: REFUSED,
    removal: 'DROP POLICY outbox_by_functions ON events.outbox',
    run: statement(
      `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
       VALUES (gen_random_uuid(), 'message.created', $1, $2, $3)`,
      ({ site, shared, openMessage }) => [openMessage, shared.id, site.label('NP')],
    ),
  },
  {
    name: 'the position of an event set by hand',
    refusal: REFUSED,
    removal: 'GRANT INSERT ON events.outbox TO ruche_app',
    run: statement(
      `INSERT INTO events.outbox (id, position, type, subject_id, space_id, label_id)
       VALUES (gen_random_uuid(), 1, 'message.changed', $1, $2, $3)`,
      ({ site, shared, openMessage }) => [openMessage, shared.id, site.label('NP')],
    ),
  },
  {
    name: 'an event dated by hand',
    refusal: REFUSED,
    removal: 'GRANT INSERT ON events.outbox TO ruche_app',
    run: statement(
      `INSERT INTO events.outbox (id, at, type, subject_id, space_id, label_id)
       VALUES (gen_random_uuid(), '2000-01-01', 'message.changed', $1, $2, $3)`,
      ({ site, shared, openMessage }) => [openMessage, shared.id, site.label('NP')],
    ),
  },

  {
    name: 'a record of another person',
    refusal: REFUSED,
    removal: `${AUDIT_OPEN} (session_id = (SELECT access.session_id()))`,
    run: records('s_ab', 'own'),
  },
  {
    name: 'a record of nobody',
    refusal: REFUSED,
    removal: `${AUDIT_OPEN} (true)`,
    run: records(null, 'none'),
  },
  {
    name: 'a record of another session',
    refusal: REFUSED,
    removal: `${AUDIT_OPEN} (actor = (SELECT access.me()))`,
    run: records('np', 'other'),
  },
  {
    name: 'a record without a principal',
    as: null,
    refusal: REFUSED,
    removal: `${AUDIT_OPEN} (true)`,
    run: records('np', 'none'),
  },
]);

function openMessages(verb: 'UPDATE' | 'DELETE'): string {
  return `GRANT ${verb} ON messaging.message TO ruche_app;
    CREATE POLICY opened ON messaging.message FOR ${verb} TO ruche_app USING (true)`;
}

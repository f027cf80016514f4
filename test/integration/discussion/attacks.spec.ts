import { describeAttacks, statement } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';

const PLACE = 'found.label_id = ANY (access.labels()) AND spaces.enters(found.space_id)';

/** Functions answer with a word: only 'done' is a success. */
describeAttacks('what SQL under the role of the application does to discussions', [
  {
    name: 'a reaction to a message above the caller',
    refusal: 'nothing',
    removal: cutFunction('discussion.hold_subject(text, uuid)', PLACE, 'true'),
    run: statement(
      `SELECT FROM discussion.give_reaction(gen_random_uuid(), 'message', $1, 'agree', now()) o WHERE o = 'done'`,
      ({ secretMessage }) => [secretMessage],
    ),
  },
  {
    name: 'a comment under a lower label than what it is on',
    refusal: 'nothing',
    as: 's_ab',
    removal: cutFunction(
      'discussion.add_comment(uuid, text, uuid, int4, text, timestamptz)',
      `IF NOT spaces.covers(label, place.label_id) THEN RETURN 'below'; END IF;`,
      '',
    ),
    run: statement(
      `SELECT FROM discussion.add_comment(gen_random_uuid(), 'message', $1, $2, 'x', now()) o WHERE o = 'done'`,
      ({ secretMessage, site }) => [secretMessage, site.label('NP')],
    ),
  },
  {
    name: 'a comment under a label that the caller does not hold',
    refusal: 'nothing',
    removal: cutFunction(
      'discussion.add_comment(uuid, text, uuid, int4, text, timestamptz)',
      `IF NOT label = ANY (access.labels()) THEN RETURN 'label'; END IF;`,
      '',
    ),
    run: statement(
      `SELECT FROM discussion.add_comment(gen_random_uuid(), 'message', $1, $2, 'x', now()) o WHERE o = 'done'`,
      ({ openMessage, site }) => [openMessage, site.label('S_AB')],
    ),
  },
  {
    name: 'an announced reaction that never was',
    refusal: '42501',
    removal: 'DROP POLICY outbox_reaction ON events.outbox',
    run: statement(
      `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
       VALUES (gen_random_uuid(), 'reaction.changed', $1, $2, $3)`,
      ({ openMessage, shared, site }) => [openMessage, shared.id, site.label('NP')],
    ),
  },
  {
    name: 'a subject type of the attacker’s own',
    refusal: '42501',
    removal:
      'GRANT INSERT ON discussion.subject_table TO ruche_app; ALTER TABLE discussion.subject_table DISABLE ROW LEVEL SECURITY',
    run: statement(
      `INSERT INTO discussion.subject_table (subject_type, name, condition) VALUES ('mine', 'auth.session', 'true')`,
    ),
  },
]);

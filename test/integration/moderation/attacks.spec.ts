import { describeAttacks, statement } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';

const HIDE = `SELECT FROM moderation.decide(gen_random_uuid(), $1, 'hidden', 'respect', 'x', now()) o WHERE o = 'done'`;

describeAttacks('what SQL under the role of the application does to moderation', [
  {
    name: 'the words that are withheld, read where they lie',
    refusal: '42501',
    removal: `GRANT SELECT ON messaging.withheld_words TO ruche_app;
      ALTER TABLE messaging.withheld_words DISABLE ROW LEVEL SECURITY;
      INSERT INTO messaging.withheld_words (message_id, kind, version, body)
        SELECT id, 'body', 1, body FROM messaging.message LIMIT 1`,
    run: statement('SELECT body FROM messaging.withheld_words'),
  },
  {
    name: 'a message hidden by who does not animate the space',
    refusal: 'nothing',
    as: 's_ab',
    removal: cutFunction(
      'moderation.decide(uuid, uuid, text, text, text, timestamptz)',
      `IF NOT (moderation.is_moderated(held.space_id) AND spaces.animates(held.space_id)) THEN RETURN 'refused'; END IF;`,
      '',
    ),
    run: statement(HIDE, ({ openMessage }) => [openMessage]),
  },
  {
    name: 'a message above the caller held back as a spill',
    refusal: 'nothing',
    removal: cutFunction(
      'moderation.hold_message(uuid)',
      't.label_id = ANY (access.labels()) AND spaces.enters(t.space_id)',
      'true',
    ),
    run: statement(
      `SELECT FROM moderation.open_spill(gen_random_uuid(), $1, 'x', now()) o WHERE o IS NOT NULL`,
      ({ secretMessage }) => [secretMessage],
    ),
  },
  {
    name: 'the words of a case, by its reporter',
    refusal: 'nothing',
    removal: cutFunction(
      'moderation.open_words(uuid, uuid, text, timestamptz)',
      'IF role IS NULL THEN RETURN; END IF;',
      `role := coalesce(role, 'authority');`,
    ),
    run: async (app, { openMessage }) => {
      const { rows } = await app.query<{ id: string }>(
        `SELECT moderation.open_spill(gen_random_uuid(), $1, 'x', now()) AS id`,
        [openMessage],
      );
      const words = await app.query(
        `SELECT FROM moderation.open_words(gen_random_uuid(), $1, 'curious', now())`,
        [rows[0]?.id],
      );
      return (words.rowCount ?? 0) > 0;
    },
  },
  {
    name: 'withholding without a case',
    refusal: '42501',
    removal:
      'GRANT EXECUTE ON FUNCTION messaging.withhold(uuid[], text, uuid, text, timestamptz) TO ruche_app',
    run: statement(
      `SELECT messaging.withhold(ARRAY[$1::uuid], 'spill', gen_random_uuid(), NULL, now())`,
      ({ openMessage }) => [openMessage],
    ),
  },
  {
    name: 'words put back by their author',
    refusal: 'RU040',
    removal: 'DROP TRIGGER message_keep_withheld ON messaging.message',
    run: async (app, { openMessage }) => {
      await app.query(`SELECT moderation.open_spill(gen_random_uuid(), $1, 'x', now())`, [openMessage]);
      const { rows } = await app.query<{ outcome: string }>(
        `SELECT messaging.edit_message($1, 2, 'back again', now()) AS outcome`,
        [openMessage],
      );
      return rows[0]?.outcome === 'done';
    },
  },
  {
    name: 'a change of a message announced where it does not lie',
    refusal: '42501',
    as: 's_ab',
    removal: 'ALTER POLICY outbox_insert ON events.outbox WITH CHECK (spaces.enters(space_id))',
    run: statement(
      `INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
       VALUES (gen_random_uuid(), 'message.changed', $1, $2, $3)`,
      ({ secretMessage, shared, site }) => [secretMessage, shared.id, site.label('NP')],
    ),
  },
]);

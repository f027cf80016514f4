import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { writersOf } from '#spaces';

/**
 * Where the caller reads and writes in one conversation, found with one look at the seal and by a plan that is kept
 * (ADR 1 of this library). Content itself is never read here: it stays behind the policies of its own table.
 */
export class Places1763720094500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const fn of [MY_PLACES, MY_CONVERSATION]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION messaging.my_places, messaging.my_conversation');
  }
}

/** Who writes in the space `s`, and whether the caller animates it by his membership `m`: columns of `SpaceWriting`. */
const WRITING = `${writersOf('s')},
          coalesce(m.role = 'animator', false)`;

/** The space of a row `t` that carries a label of his, when the caller may enter it. */
const ENTERED = `
        JOIN spaces.space s ON s.id = t.space_id AND s.entry_label_id = ANY (caller.labels)
        LEFT JOIN spaces.membership m ON m.space_id = s.id AND m.person_id = caller.account_id
          AND (m.ends_at IS NULL OR m.ends_at > now())
        WHERE t.label_id = ANY (caller.labels)
          AND (m.person_id IS NOT NULL OR (s.visibility = 'open' AND caller.enters_implicitly))`;

/** The labels that a conversation holds and the caller reads: what the policy of messaging.conversation_label shows. */
const MY_PLACES = {
  name: 'messaging.my_places',
  args: 'asked uuid',
  returns: 'TABLE (conversation_id uuid, space_id uuid, label_id int4, writers text, animates boolean)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY SELECT t.conversation_id, t.space_id, t.label_id, ${WRITING}
        FROM messaging.conversation_label t ${ENTERED} AND t.conversation_id = asked;
    END`,
} as const;

/** The place of a conversation: what the policies of messaging.conversation and spaces.space show of it. */
const MY_CONVERSATION = {
  name: 'messaging.my_conversation',
  args: 'asked uuid',
  returns: 'TABLE (space_id uuid, label_id int4, ceiling_label_id int4, writers text, animates boolean)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY SELECT t.space_id, t.label_id, s.ceiling_label_id, ${WRITING}
        FROM messaging.conversation t ${ENTERED} AND t.id = asked;
    END`,
} as const;

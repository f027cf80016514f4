import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { IS_HELD } from './judging.sql.js';

/** A removal destroys nothing over which a legal hold stands. */
export class RemovalUnderHold1763720100600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(definerFunction(STANDS_UNDER_HOLD));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(definerFunction(IS_HELD));
  }
}

/** The row of the progress is what opening a hold locks: one that is opened at this moment is waited for. */
const STANDS_UNDER_HOLD = {
  ...IS_HELD,
  volatility: 'VOLATILE',
  body: `
    BEGIN
      PERFORM FROM retention.progress FOR SHARE;
      RETURN EXISTS (SELECT FROM messaging.message m
        WHERE m.id = ANY (messages) AND retention.is_held(m.space_id, m.author_id
          || ARRAY(SELECT f.author_id FROM messaging.forward f WHERE f.message_id = m.id)));
    END`,
} as const;

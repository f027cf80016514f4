import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { OPEN_IN_PERSON, OPEN_SESSION, presence, search } from './search.sql.js';

/** A job that runs for somebody makes nobody present. */
export class PresenceInPerson1763720095500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const make of [search, presence]) await db.query(definerFunction(make(OPEN_IN_PERSON)));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const make of [search, presence]) await db.query(definerFunction(make(OPEN_SESSION)));
  }
}

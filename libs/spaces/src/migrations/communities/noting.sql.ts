import { standing } from './tables.sql.js';

/** Roles of processes that write records. An administrator who writes by SQL is in no log of this application. */
const RECORDING = `('ruche_app', 'ruche_auth', 'ruche_sync')`;

/** Notes for the log who came and went without anybody naming him, and by what. */
const NOTE = {
  name: 'spaces.note',
  args: 'asked uuid, why text, joined uuid[], parted uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF session_user IN ${RECORDING} AND (cardinality(joined) + cardinality(parted) > 0 OR why = 'brake') THEN
        INSERT INTO spaces.unrecorded (space_id, cause, came, went) VALUES (asked, why, joined, parted);
      END IF;
    END`,
} as const;

/** Takes what was noted in this transaction, for writing it to the log. */
const TAKE_NOTES = {
  name: 'spaces.take_notes',
  args: '',
  returns: 'TABLE (space_id uuid, label_id int4, label_wire_id uuid, cause text, came uuid[], went uuid[])',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app', 'ruche_auth', 'ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY
        WITH taken AS (
          DELETE FROM spaces.unrecorded u WHERE u.transaction = pg_current_xact_id() RETURNING u.*)
        SELECT t.space_id, s.entry_label_id, l.wire_id, t.cause, t.came, t.went
        FROM taken t JOIN spaces.space s ON s.id = t.space_id JOIN access.label l ON l.id = s.entry_label_id
        ORDER BY t.noted_at;
    END`,
} as const;

/** Nothing commits of which the log was not told. */
const REQUIRE_RECORDS = {
  name: 'spaces.require_records',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF EXISTS (SELECT FROM spaces.unrecorded u WHERE u.id = NEW.id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU030', MESSAGE = 'memberships changed without a record';
      END IF;
      RETURN NULL;
    END`,
} as const;

/**
 * A partner is a member while his sponsor is one, of the house and there: otherwise his reason ends, and he goes. It
 * does not come back with the sponsor: an animator names one again.
 */
const END_SPONSORED = {
  name: 'spaces.end_sponsored',
  args: 'asked uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      lost uuid[];
    BEGIN
      WITH ended AS (
        UPDATE spaces.membership_source s SET sponsor_lost_at = now()
          WHERE s.space_id = asked AND s.source = 'partner' AND s.sponsor_lost_at IS NULL AND ${standing('s')}
            AND NOT EXISTS (SELECT FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
              WHERE m.space_id = asked AND m.person_id = s.sponsor_id AND a.state = 'active' AND NOT a.partner
                AND ${standing('m')})
          RETURNING s.person_id)
        SELECT coalesce(array_agg(ended.person_id), '{}') INTO lost FROM ended;
      IF cardinality(lost) = 0 THEN RETURN; END IF;
      PERFORM spaces.note(asked, 'sponsor', '{}', d.went) FROM spaces.settle(asked, lost) d;
    END`,
} as const;

export const NOTING = [NOTE, TAKE_NOTES, REQUIRE_RECORDS, END_SPONSORED];

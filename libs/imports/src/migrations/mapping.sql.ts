import { HOUSE_MEMBER } from './checking.sql.js';

/**
 * Who is who, and what goes where. RU063 for somebody who is no member of the house, or unknown: alike; RU064 for a space
 * that the caller does not animate, that is archived, whose ceiling is below the label, or unknown; RU015 for what the
 * file does not name.
 */
const MAP_RUN = {
  name: 'imports.map',
  args: 'asked uuid, users jsonb, channels jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['ready']);
      chosen record;
    BEGIN
      FOR chosen IN SELECT x."username", x."personId" AS person
        FROM jsonb_to_recordset(users) AS x ("username" text, "personId" uuid)
      LOOP
        IF chosen.person IS NOT NULL AND NOT EXISTS (SELECT FROM auth.account c JOIN people.profile p ON p.id = c.id
            WHERE c.id = chosen.person AND ${HOUSE_MEMBER('c')}) THEN
          RAISE EXCEPTION USING ERRCODE = 'RU063', MESSAGE = 'no member of the house';
        END IF;
        UPDATE imports.author a SET person_id = chosen.person,
            found_by = CASE WHEN chosen.person IS NOT NULL THEN 'hand' END
          WHERE a.run_id = asked AND a.username = chosen.username;
        IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'the file names no such user'; END IF;
      END LOOP;
      FOR chosen IN SELECT x."channel", x."spaceId" AS target
        FROM jsonb_to_recordset(channels) AS x ("channel" text, "spaceId" uuid)
      LOOP
        IF chosen.target IS NOT NULL AND NOT imports.takes(chosen.target, held.label_id) THEN
          RAISE EXCEPTION USING ERRCODE = 'RU064', MESSAGE = 'messages of this label are not written there';
        END IF;
        UPDATE imports.channel k SET space_id = chosen.target WHERE k.run_id = asked AND k.key = chosen.channel;
        IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'the file names no such channel'; END IF;
      END LOOP;
    END`,
} as const;

/** Messages are written from now on. RU066 while no channel goes anywhere; RU064 when a space does not take them any more. */
const START_RUN = {
  name: 'imports.start',
  args: 'asked uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['ready']);
    BEGIN
      IF NOT EXISTS (SELECT FROM imports.channel k WHERE k.run_id = asked AND k.space_id IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU066', MESSAGE = 'no channel goes anywhere';
      END IF;
      IF EXISTS (SELECT FROM imports.channel k WHERE k.run_id = asked AND k.space_id IS NOT NULL
          AND NOT imports.takes(k.space_id, held.label_id)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU064', MESSAGE = 'messages of this label are not written there any more';
      END IF;
      UPDATE imports.run r SET state = 'running', started_at = moment, phase_at = moment WHERE r.id = asked;
    END`,
} as const;

/** Authors of the file who are somebody here, and still of the house. */
const KNOWN_AUTHORS = {
  name: 'imports.known_authors',
  args: 'asked uuid',
  returns: 'TABLE (username text, person_id uuid, display_name text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF (imports.mine(asked)).id IS NULL THEN RETURN; END IF;
      RETURN QUERY SELECT a.username::text, p.id, p.display_name FROM imports.author a
        JOIN people.profile p ON p.id = a.person_id JOIN auth.account c ON c.id = p.id
        WHERE a.run_id = asked AND ${HOUSE_MEMBER('c')};
    END`,
} as const;

/** Of the people whom authors stand for, who reads what is written into each conversation under the label of the file. */
const KNOWN_READERS = {
  name: 'imports.known_readers',
  args: 'asked uuid',
  returns: 'TABLE (conversation_id uuid, readers uuid[])',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.mine(asked);
    BEGIN
      IF held.id IS NULL THEN RETURN; END IF;
      RETURN QUERY SELECT c.id, ARRAY(SELECT r FROM messaging.people_reading(c.space_id, held.label_id) r
          WHERE r IN (SELECT a.person_id FROM imports.author a WHERE a.run_id = asked))
        FROM messaging.conversation c
        WHERE c.space_id IN (SELECT k.space_id FROM imports.channel k WHERE k.run_id = asked);
    END`,
} as const;

export const MAPPING = [MAP_RUN, START_RUN, KNOWN_AUTHORS, KNOWN_READERS];

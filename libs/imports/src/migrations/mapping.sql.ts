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

/**
 * Messages are written from now on. RU066 while no channel goes anywhere. Nobody finds a history unread that was read
 * elsewhere: who has read all there is, or has no mark yet, is marked up to this moment; who has something of this house
 * unread keeps his mark, or gets one just before it.
 */
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
      PERFORM imports.mark_read(k.space_id, held.label_id, moment)
        FROM (SELECT DISTINCT c.space_id FROM imports.channel c WHERE c.run_id = asked AND c.space_id IS NOT NULL) k;
      UPDATE imports.run r SET state = 'running', started_at = moment, phase_at = moment WHERE r.id = asked;
    END`,
} as const;

/** The id before all ids of a moment, or of the message with this id. */
const BEFORE_MOMENT = `(rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0'))::uuid`;
const BEFORE_MESSAGE = `(rpad(left(replace(oldest::text, '-', ''), 12), 32, '0'))::uuid`;

const MARK_READ = {
  name: 'imports.mark_read',
  args: 'asked_space uuid, label int4, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      place messaging.conversation := (SELECT c FROM messaging.conversation c WHERE c.space_id = asked_space);
      -- Of what was written here.
      oldest uuid := (SELECT m.id FROM messaging.message m WHERE m.conversation_id = place.id AND m.label_id = label
        AND m.thread_id IS NULL AND m.imported_by IS NULL ORDER BY m.id LIMIT 1);
      newest uuid := (SELECT m.id FROM messaging.message m WHERE m.conversation_id = place.id AND m.label_id = label
        AND m.thread_id IS NULL AND m.imported_by IS NULL ORDER BY m.id DESC LIMIT 1);
      everything uuid := ${BEFORE_MOMENT};
    BEGIN
      INSERT INTO messaging.read_state AS r (person_id, conversation_id, space_id, label_id, last_read_id)
        SELECT p.id, place.id, asked_space, label, CASE WHEN oldest IS NULL THEN everything ELSE ${BEFORE_MESSAGE} END
        FROM people.profile p JOIN auth.account a ON a.id = p.id
        WHERE a.state = 'active' AND a.site_role = 'member' AND (
          EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = asked_space AND m.person_id = p.id)
          OR (NOT a.partner AND EXISTS (SELECT FROM spaces.space s WHERE s.id = asked_space AND s.visibility = 'open')))
        ON CONFLICT ON CONSTRAINT pk_read_state DO UPDATE SET last_read_id = everything
          WHERE r.last_read_id >= newest AND r.last_read_id < everything;
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

export const MAPPING = [MAP_RUN, MARK_READ, START_RUN, KNOWN_AUTHORS];

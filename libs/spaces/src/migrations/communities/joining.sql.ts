import { standing } from './tables.sql.js';

/** Locks a space that the caller sees, without waiting for those who write in it. */
const LOCK_SEEN = `
      IF NOT spaces.sees(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space'; END IF;
      SELECT s.* INTO held FROM spaces.space s WHERE s.id = asked FOR NO KEY UPDATE;
      IF NOT spaces.sees(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space'; END IF;`;

/** A member of the house joins an open space. He has what it takes: he works at its entry label. */
const JOIN = {
  name: 'spaces.join_space',
  args: 'asked uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      held spaces.space;
    BEGIN
      ${LOCK_SEEN}
      IF held.visibility <> 'open' OR NOT access.enters_implicitly() THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'this space is not open';
      END IF;
      IF held.archived_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU021', MESSAGE = 'the space is archived';
      END IF;
      DELETE FROM spaces.opt_out o WHERE o.space_id = asked AND o.person_id = me;
      INSERT INTO spaces.membership_source (space_id, person_id, source, added_by) VALUES (asked, me, 'hand', me)
        ON CONFLICT DO NOTHING;
      PERFORM spaces.settle(asked, ARRAY[me]);
    END`,
} as const;

/** Takes somebody out, whatever brought him in. The last animator who is there stays until another one is. */
const REMOVE_PERSON = {
  name: 'spaces.remove_person',
  args: 'asked uuid, person uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF spaces.active_animators(asked) = ARRAY[person] THEN
        RAISE EXCEPTION USING ERRCODE = 'RU023', MESSAGE = 'the last animator hands over first';
      END IF;
      DELETE FROM spaces.membership_source s WHERE s.space_id = asked AND s.person_id = person;
      INSERT INTO spaces.opt_out (space_id, person_id) VALUES (asked, person) ON CONFLICT DO NOTHING;
      PERFORM spaces.settle(asked, ARRAY[person]);
    END`,
} as const;

const LEAVE = {
  name: 'spaces.leave_space',
  args: 'asked uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      held spaces.space;
    BEGIN
      ${LOCK_SEEN}
      IF NOT EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.person_id = me AND ${standing('m')}) THEN
        RETURN;
      END IF;
      PERFORM spaces.remove_person(asked, me);
    END`,
} as const;

/** Asks to come in. Asking twice is asking once. */
const ASK_ENTRY = {
  name: 'spaces.ask_entry',
  args: 'new_id uuid, asked uuid, words text, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      held spaces.space;
    BEGIN
      ${LOCK_SEEN}
      IF held.visibility <> 'request' OR NOT access.enters_implicitly()
        OR EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = asked AND m.person_id = me) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'this space takes no request from this person';
      END IF;
      IF held.archived_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU021', MESSAGE = 'the space is archived';
      END IF;
      INSERT INTO spaces.request (id, space_id, person_id, message, asked_at) VALUES (new_id, asked, me, words, moment)
        ON CONFLICT (space_id, person_id) WHERE decided_at IS NULL DO NOTHING;
    END`,
} as const;

/** Answers a request. Who asked may have lost what it takes: then he is refused like anybody. */
const DECIDE_REQUEST = {
  name: 'spaces.decide_request',
  args: 'asked uuid, request_id uuid, accept boolean, moment timestamptz',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, false);
      answered spaces.request;
    BEGIN
      SELECT r.* INTO answered FROM spaces.request r WHERE r.id = request_id AND r.space_id = asked FOR UPDATE;
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such request'; END IF;
      IF answered.decided_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU026', MESSAGE = 'the request was answered';
      END IF;
      UPDATE spaces.request r SET decided_at = moment, decided_by = access.me(), accepted = accept WHERE r.id = request_id;
      IF accept THEN
        PERFORM spaces.admit(held, ARRAY[answered.person_id], 'request');
      END IF;
      RETURN answered.person_id;
    END`,
} as const;

export const JOINING = [JOIN, REMOVE_PERSON, LEAVE, ASK_ENTRY, DECIDE_REQUEST];

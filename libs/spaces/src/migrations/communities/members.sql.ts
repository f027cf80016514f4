import { standing } from './tables.sql.js';

/**
 * Makes people of the house members, all of them or none. Unknown, switched off, without content, a partner, below the
 * entry label: one refusal, so that it tells nothing of anybody's clearance.
 */
const ADMIT = {
  name: 'spaces.admit',
  args: 'held spaces.space, persons uuid[], reason text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF EXISTS (SELECT FROM unnest(persons) p WHERE p NOT IN (SELECT spaces.dominating(persons, held.entry_label_id))
          OR NOT EXISTS (SELECT FROM auth.account a WHERE a.id = p AND a.state = 'active' AND NOT a.partner)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU020', MESSAGE = 'somebody cannot be a member';
      END IF;
      DELETE FROM spaces.opt_out o WHERE o.space_id = held.id AND o.person_id = ANY (persons);
      INSERT INTO spaces.membership_source (space_id, person_id, source, added_by)
        SELECT DISTINCT held.id, p, reason, access.me() FROM unnest(persons) p ON CONFLICT DO NOTHING;
      UPDATE spaces.request r SET decided_at = now(), decided_by = access.me(), accepted = true
        WHERE r.space_id = held.id AND r.person_id = ANY (persons) AND r.decided_at IS NULL;
      PERFORM spaces.settle(held.id, persons);
    END`,
} as const;

const ADD_MEMBERS = {
  name: 'spaces.add_members',
  args: 'asked uuid, persons uuid[], new_role text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, false);
    BEGIN
      PERFORM spaces.admit(held, persons, 'hand');
      IF new_role = 'animator' THEN
        UPDATE spaces.membership m SET role = 'animator' WHERE m.space_id = asked AND m.person_id = ANY (persons);
      END IF;
    END`,
} as const;

/**
 * Invites partners: somebody of the house who is a member answers for them, for a purpose, for a year at most. Who has
 * lost his sponsor comes back by another one.
 */
const ADD_PARTNERS = {
  name: 'spaces.add_partners',
  args: 'asked uuid, persons uuid[], sponsor uuid, aim text, until timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, false);
    BEGIN
      IF until IS NULL OR until <= now() OR until > now() + interval '1 year' OR coalesce(btrim(aim), '') = ''
        OR NOT EXISTS (SELECT FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
          WHERE m.space_id = asked AND m.person_id = sponsor AND a.state = 'active' AND NOT a.partner AND ${standing('m')})
        OR EXISTS (SELECT FROM unnest(persons) p WHERE p NOT IN (SELECT spaces.dominating(persons, held.entry_label_id))
          OR NOT EXISTS (SELECT FROM auth.account a WHERE a.id = p AND a.state = 'active' AND a.partner)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU020', MESSAGE = 'somebody cannot be a member';
      END IF;
      INSERT INTO spaces.membership_source (space_id, person_id, source, added_by, sponsor_id, purpose, ends_at)
        SELECT DISTINCT asked, p, 'partner', access.me(), sponsor, aim, until FROM unnest(persons) p
        ON CONFLICT (space_id, person_id, source, ref) DO UPDATE SET added_by = excluded.added_by,
          sponsor_id = excluded.sponsor_id, purpose = excluded.purpose, ends_at = excluded.ends_at,
          sponsor_lost_at = NULL;
      PERFORM spaces.settle(asked, persons);
      UPDATE spaces.membership m SET ends_at = until WHERE m.space_id = asked AND m.person_id = ANY (persons);
    END`,
} as const;

/** A standing member of a space, or nobody: those who are none and those who never were are the same. */
const REQUIRE_MEMBER = `
      IF NOT EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.person_id = person AND ${standing('m')}) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such member';
      END IF;`;

const REMOVE_MEMBER = {
  name: 'spaces.remove_member',
  args: 'asked uuid, person uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, true);
      -- A partner without a sponsor still stands in the list: he is taken off it.
      DELETE FROM spaces.membership_source s WHERE s.space_id = asked AND s.person_id = person
        AND s.sponsor_lost_at IS NOT NULL AND NOT EXISTS (SELECT FROM spaces.membership m
          WHERE m.space_id = asked AND m.person_id = person);
      IF FOUND THEN RETURN; END IF;
      ${REQUIRE_MEMBER}
      PERFORM spaces.remove_person(asked, person);
    END`,
} as const;

/** Partners animate nothing: they are refused like somebody who cannot be a member. */
const CHANGE_ROLE = {
  name: 'spaces.change_role',
  args: 'asked uuid, person uuid, new_role text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, true);
      ${REQUIRE_MEMBER}
      IF new_role = 'animator' AND EXISTS (SELECT FROM auth.account a
        WHERE a.id = person AND (a.partner OR a.state <> 'active')) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU020', MESSAGE = 'somebody cannot animate';
      END IF;
      IF new_role <> 'animator' AND spaces.active_animators(asked) = ARRAY[person] THEN
        RAISE EXCEPTION USING ERRCODE = 'RU023', MESSAGE = 'the last animator hands over first';
      END IF;
      UPDATE spaces.membership m SET role = new_role WHERE m.space_id = asked AND m.person_id = person;
      PERFORM spaces.tell(asked, (SELECT s.entry_label_id FROM spaces.space s WHERE s.id = asked), ARRAY[person]);
    END`,
} as const;

/** The caller gives his role to somebody, whom it makes a member if he is none yet. */
const HAND_OVER = {
  name: 'spaces.hand_over',
  args: 'asked uuid, heir uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, true);
      me uuid := access.me();
    BEGIN
      IF heir = me THEN RETURN; END IF;
      PERFORM spaces.admit(held, ARRAY[heir], 'hand');
      UPDATE spaces.membership m SET role = CASE m.person_id WHEN heir THEN 'animator' ELSE 'member' END
        WHERE m.space_id = asked AND m.person_id IN (heir, me);
      PERFORM spaces.tell(asked, held.entry_label_id, ARRAY[heir, me]);
    END`,
} as const;

/** A member of the house takes a space that nobody animates any more. The first one wins. */
const TAKE_OVER = {
  name: 'spaces.take_over',
  args: 'asked uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
    BEGIN
      IF NOT spaces.sees(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space'; END IF;
      PERFORM FROM spaces.space s WHERE s.id = asked FOR UPDATE;
      IF NOT access.enters_implicitly() OR NOT EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.person_id = me AND ${standing('m')}) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only members take over';
      END IF;
      IF cardinality(spaces.active_animators(asked)) > 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'RU027', MESSAGE = 'somebody animates it';
      END IF;
      UPDATE spaces.membership m SET role = 'animator' WHERE m.space_id = asked AND m.person_id = me;
    END`,
} as const;

export const MEMBERS = [ADMIT, ADD_MEMBERS, ADD_PARTNERS, REMOVE_MEMBER, CHANGE_ROLE, HAND_OVER, TAKE_OVER];

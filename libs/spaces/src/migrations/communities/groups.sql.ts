import { MEETING_KINDS, standing } from './tables.sql.js';

/**
 * Whether spaces may be filled from a group. One that gives a clearance, a compartment or a duty is as if it were not
 * there: who is in it would tell who holds what.
 */
const OFFERS = {
  name: 'spaces.offers',
  args: 'asked_group text',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM auth.directory_group g
        WHERE g.id::text = asked_group AND NOT g.confers);
    END`,
} as const;

/** A space is open to a group of the directory, or no more. */
const PUT_GROUP = {
  name: 'spaces.put_group',
  args: 'asked uuid, asked_group uuid, wanted boolean, confirmed boolean',
  returns: 'TABLE (came int4, went int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, false);
      IF NOT spaces.offers(asked_group::text) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such group';
      END IF;
      IF wanted THEN
        INSERT INTO spaces.space_group (space_id, group_id) VALUES (asked, asked_group) ON CONFLICT DO NOTHING;
      ELSE
        DELETE FROM spaces.space_group g WHERE g.space_id = asked AND g.group_id = asked_group;
      END IF;
      RETURN QUERY SELECT * FROM spaces.apply_noted(asked, confirmed);
    END`,
} as const;

/** Groups of the directory by name, for people who animate some space. */
const DIRECTORY_GROUPS = {
  name: 'spaces.directory_groups',
  args: 'words text, after_id uuid, most int4',
  returns: 'TABLE (id uuid, name text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      labels int4[] := access.labels();
    BEGIN
      IF NOT access.enters_implicitly() OR NOT EXISTS (SELECT FROM spaces.membership m JOIN spaces.space s ON s.id = m.space_id
        WHERE m.person_id = me AND m.role = 'animator' AND m.entry_label_id = ANY (labels) AND s.kind IN ${MEETING_KINDS}
          AND ${standing('m')}) THEN
        RETURN;
      END IF;
      RETURN QUERY SELECT g.id, g.name FROM auth.directory_group g
        WHERE (words = '' OR strpos(lower(g.name), lower(words)) > 0) AND NOT g.confers
          AND (after_id IS NULL OR (g.name, g.id) > (SELECT c.name, c.id FROM auth.directory_group c WHERE c.id = after_id))
        ORDER BY g.name, g.id LIMIT most;
    END`,
} as const;

/** Groups of a space and whether a change of the directory was not followed, for its animators. */
const RULE_STATE = {
  name: 'spaces.rule_state',
  args: 'asked uuid',
  returns: 'TABLE (braked boolean, groups jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF NOT spaces.animates(asked) THEN RETURN; END IF;
      RETURN QUERY SELECT EXISTS (SELECT FROM spaces.brake b WHERE b.space_id = asked),
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id), '[]')
          FROM spaces.space_group s JOIN auth.directory_group g ON g.id = s.group_id AND NOT g.confers
          WHERE s.space_id = asked);
    END`,
} as const;

export const GROUPS = [OFFERS, PUT_GROUP, DIRECTORY_GROUPS, RULE_STATE];

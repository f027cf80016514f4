import { MEETING_KINDS, standing } from './tables.sql.js';

/** Whether the sealed caller sees a space in the directory of spaces. Nobody without a principal or without content does. */
export const SEES = {
  name: 'spaces.sees',
  args: 'asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      me uuid := access.me();
      labels int4[] := access.labels();
      implicit boolean := access.enters_implicitly();
    BEGIN
      RETURN EXISTS (SELECT FROM spaces.space s
        WHERE s.id = asked AND s.kind IN ${MEETING_KINDS} AND s.entry_label_id = ANY (labels)
          AND ((s.visibility <> 'hidden' AND implicit)
            OR EXISTS (SELECT FROM spaces.membership m
              WHERE m.space_id = asked AND m.person_id = me AND ${standing('m')})));
    END`,
} as const;

/** Whether the sealed caller animates a space, at the level at which he works. Partners never do. */
export const ANIMATES = {
  name: 'spaces.animates',
  args: 'asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      labels int4[] := access.labels();
    BEGIN
      RETURN access.enters_implicitly() AND EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.person_id = me AND m.role = 'animator' AND m.entry_label_id = ANY (labels)
          AND ${standing('m')});
    END`,
} as const;

/** Those who animate a space and are there: an animator whose account is off animates nothing. */
export const ACTIVE_ANIMATORS = {
  name: 'spaces.active_animators',
  args: 'asked uuid',
  returns: 'uuid[]',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN ARRAY(SELECT m.person_id FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
        WHERE m.space_id = asked AND m.role = 'animator' AND a.state = 'active' AND ${standing('m')});
    END`,
} as const;

/** Whether nobody animates a space that the caller sees; false for others. */
export const IS_ORPHAN = {
  name: 'spaces.is_orphan',
  args: 'asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN spaces.sees(asked) AND cardinality(spaces.active_animators(asked)) = 0;
    END`,
} as const;

/** Whether every reader of `high` reads `low`: their least upper bound is `high` itself. */
export const COVERS = {
  name: 'spaces.covers',
  args: 'high int4, low int4',
  returns: 'boolean',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT coalesce(bool_and(access.label_key(access.least_upper_bound(h.parts, l.parts)) = h.key), false)
    FROM access.label h, access.label l WHERE h.id = high AND l.id = low`,
} as const;

/**
 * Locks a space for its animator, and gives it as it is then. What is hidden is not found, like what never was.
 * The lock waits for those who are writing content at this moment, and those who write next wait for it.
 */
export const HOLD = {
  name: 'spaces.hold',
  args: 'asked uuid, even_archived boolean',
  returns: 'spaces.space',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held spaces.space;
    BEGIN
      IF NOT spaces.sees(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space'; END IF;
      IF NOT spaces.animates(asked) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only animators may';
      END IF;
      SELECT s.* INTO held FROM spaces.space s WHERE s.id = asked FOR UPDATE;
      -- Judged again: somebody may have taken the role, or raised the label, while this waited.
      IF NOT spaces.animates(asked) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only animators may';
      END IF;
      IF held.archived_at IS NOT NULL AND NOT even_archived THEN
        RAISE EXCEPTION USING ERRCODE = 'RU021', MESSAGE = 'the space is archived';
      END IF;
      RETURN held;
    END`,
} as const;

/**
 * The people of the spaces that a partner shares: whom he may know. Nobody for members of the house, who know all. It
 * takes the place of the answer that `people` has for itself: that library lies below and knows no spaces.
 */
export const COMPANIONS = {
  name: 'people.companions',
  args: '',
  returns: 'uuid[]',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
      labels int4[] := access.labels();
    BEGIN
      IF me IS NULL OR access.enters_implicitly() OR access.site_role() <> 'member' THEN RETURN '{}'::uuid[]; END IF;
      RETURN ARRAY(SELECT DISTINCT other.person_id
        FROM spaces.membership own JOIN spaces.membership other ON other.space_id = own.space_id
        WHERE own.person_id = me AND own.entry_label_id = ANY (labels)
          AND ${standing('own')} AND ${standing('other')});
    END`,
} as const;

/** What `people` answers by itself. */
export const NO_COMPANIONS = {
  ...COMPANIONS,
  body: `
    BEGIN
      RETURN '{}'::uuid[];
    END`,
} as const;

export const JUDGING = [SEES, ANIMATES, ACTIVE_ANIMATORS, IS_ORPHAN, COVERS, HOLD];

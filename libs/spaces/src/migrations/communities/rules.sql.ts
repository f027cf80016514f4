import { standing } from './tables.sql.js';

/**
 * People whom every condition of a rule holds for, among these or all (NULL): members of the house who are there.
 * Nothing of clearances is asked; a condition that nobody knows holds for nobody, nor one on a group that has come to
 * give a clearance.
 */
const MATCHING = {
  name: 'spaces.matching',
  args: 'conditions jsonb, persons uuid[]',
  returns: 'SETOF uuid',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      folded jsonb;
    BEGIN
      IF conditions IS NULL OR jsonb_typeof(conditions) <> 'array' OR jsonb_array_length(conditions) = 0 THEN RETURN; END IF;
      -- Tags are compared without case and accents: folded once, not once for each person.
      folded := (SELECT jsonb_agg(CASE c ->> 'attribute' WHEN 'tag' THEN jsonb_build_object('attribute', 'tag',
          'anyOf', (SELECT jsonb_agg(people.fold(t)) FROM jsonb_array_elements_text(c -> 'anyOf') t))
          WHEN 'group' THEN jsonb_build_object('attribute', 'group', 'anyOf',
            (SELECT jsonb_agg(v) FROM jsonb_array_elements_text(c -> 'anyOf') v WHERE spaces.offers(v))) ELSE c END)
        FROM jsonb_array_elements(conditions) c);
      RETURN QUERY
        SELECT p.id FROM people.profile p JOIN auth.account a ON a.id = p.id
        WHERE a.state = 'active' AND a.site_role = 'member' AND NOT a.partner
          AND (persons IS NULL OR p.id = ANY (persons))
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(folded) c
            WHERE coalesce(NOT CASE c ->> 'attribute'
              WHEN 'unit' THEN c -> 'anyOf' ? p.unit
              WHEN 'site' THEN c -> 'anyOf' ? p.site
              WHEN 'title' THEN c -> 'anyOf' ? p.title
              WHEN 'language' THEN c -> 'anyOf' ? p.language
                OR EXISTS (SELECT FROM unnest(p.languages) l WHERE c -> 'anyOf' ? l)
              WHEN 'tag' THEN EXISTS (SELECT FROM people.expertise e
                WHERE e.person_id = p.id AND c -> 'anyOf' ? e.tag)
              WHEN 'group' THEN EXISTS (SELECT FROM auth.directory_group_member g
                WHERE g.account_id = p.id AND c -> 'anyOf' ? g.group_id::text)
              END, true));
    END`,
} as const;

/**
 * Brings the members of a space into line with its rule and its groups, for these people or for all (NULL). When nobody
 * but the animators would remain where somebody was, it refuses, unless it is confirmed. People whose account is off
 * keep the reasons that they had.
 */
const APPLY_TO = {
  name: 'spaces.apply_to',
  args: 'asked uuid, persons uuid[], confirmed boolean',
  returns: 'TABLE (came uuid[], went uuid[])',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      matched uuid[] := ARRAY(SELECT spaces.matching((SELECT r.conditions FROM spaces.rule r WHERE r.space_id = asked), persons));
    BEGIN
      DELETE FROM spaces.membership_source s
        WHERE s.space_id = asked AND s.source = 'rule' AND (persons IS NULL OR s.person_id = ANY (persons))
          AND s.person_id NOT IN (SELECT unnest(matched))
          AND s.person_id IN (SELECT a.id FROM auth.account a WHERE a.state = 'active');
      INSERT INTO spaces.membership_source (space_id, person_id, source)
        SELECT asked, p, 'rule' FROM unnest(matched) p ON CONFLICT DO NOTHING;
      DELETE FROM spaces.membership_source s
        WHERE s.space_id = asked AND s.source = 'group' AND (persons IS NULL OR s.person_id = ANY (persons))
          AND s.person_id IN (SELECT a.id FROM auth.account a WHERE a.state = 'active')
          AND NOT EXISTS (SELECT FROM spaces.space_group g JOIN auth.directory_group_member d ON d.group_id = g.group_id
            JOIN auth.directory_group o ON o.id = g.group_id AND NOT o.confers
            WHERE g.space_id = asked AND g.group_id::text = s.ref AND d.account_id = s.person_id);
      INSERT INTO spaces.membership_source (space_id, person_id, source, ref)
        SELECT asked, d.account_id, 'group', g.group_id::text
        FROM spaces.space_group g JOIN auth.directory_group_member d ON d.group_id = g.group_id
          JOIN auth.directory_group o ON o.id = g.group_id AND NOT o.confers
          JOIN auth.account a ON a.id = d.account_id AND a.state = 'active' AND NOT a.partner
        WHERE g.space_id = asked AND (persons IS NULL OR d.account_id = ANY (persons)) ON CONFLICT DO NOTHING;
      SELECT s.came, s.went INTO came, went FROM spaces.settle(asked, persons) s;
      IF NOT confirmed AND cardinality(went) > 0 AND NOT EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.role <> 'animator' AND ${standing('m')}) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU022', MESSAGE = 'nobody but the animators would remain';
      END IF;
      RETURN NEXT;
    END`,
} as const;

/** The same for everybody, at an animator's word: who came and went is noted for the log. */
const APPLY_NOTED = {
  name: 'spaces.apply_noted',
  args: 'asked uuid, confirmed boolean',
  returns: 'TABLE (came int4, went int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      moved record;
    BEGIN
      SELECT d.came, d.went INTO moved FROM spaces.apply_to(asked, NULL, confirmed) d;
      PERFORM spaces.note(asked, 'rule', moved.came, moved.went);
      came := cardinality(moved.came);
      went := cardinality(moved.went);
      RETURN NEXT;
    END`,
} as const;

/** Writes down a rule; NULL takes it away. A group that is not offered is one that never was. */
const WRITE_RULE = {
  name: 'spaces.write_rule',
  args: 'asked uuid, new_conditions jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      DELETE FROM spaces.brake b WHERE b.space_id = asked;
      IF new_conditions IS NULL OR jsonb_typeof(new_conditions) <> 'array' THEN
        DELETE FROM spaces.rule r WHERE r.space_id = asked;
        RETURN;
      END IF;
      IF EXISTS (SELECT FROM jsonb_array_elements(new_conditions) c, jsonb_array_elements_text(c -> 'anyOf') v
        WHERE c ->> 'attribute' = 'group' AND NOT spaces.offers(v)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such group';
      END IF;
      INSERT INTO spaces.rule AS r (space_id, conditions, set_by, applied_at) VALUES (asked, new_conditions, access.me(), now())
        ON CONFLICT (space_id) DO UPDATE SET conditions = excluded.conditions, set_by = excluded.set_by,
          applied_at = excluded.applied_at;
    END`,
} as const;

const PUT_RULE = {
  name: 'spaces.put_rule',
  args: 'asked uuid, new_conditions jsonb, confirmed boolean',
  returns: 'TABLE (came int4, went int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, false);
      PERFORM spaces.write_rule(asked, new_conditions);
      RETURN QUERY SELECT * FROM spaces.apply_noted(asked, confirmed);
    END`,
} as const;

const NAME_LIST = {
  name: 'spaces.name_list',
  args: 'persons uuid[], most int4',
  returns: 'jsonb',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'displayName', p.display_name, 'unit', p.unit)), '[]')
    FROM (SELECT f.* FROM people.profile f JOIN unnest(persons) w ON w = f.id
      ORDER BY f.display_name, f.id LIMIT most) p`,
} as const;

/**
 * Who would come and who would go: the rule is followed and taken back, so that what is shown is what would be. People
 * who fit the rule but cannot be members do not appear, whatever the reason.
 */
const TRY_RULE = {
  name: 'spaces.try_rule',
  args: 'asked uuid, new_conditions jsonb, most int4',
  returns: 'TABLE (enters jsonb, enter_count int4, leaves jsonb, leave_count int4, empties boolean)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      came uuid[];
      went uuid[];
    BEGIN
      PERFORM spaces.hold(asked, false);
      BEGIN
        PERFORM spaces.write_rule(asked, new_conditions);
        SELECT d.came, d.went INTO came, went FROM spaces.apply_to(asked, NULL, true) d;
        empties := cardinality(went) > 0 AND NOT EXISTS (SELECT FROM spaces.membership m
          WHERE m.space_id = asked AND m.role <> 'animator' AND ${standing('m')});
        RAISE EXCEPTION USING ERRCODE = 'RU099', MESSAGE = 'taken back';
      EXCEPTION WHEN SQLSTATE 'RU099' THEN
        NULL;
      END;
      enter_count := cardinality(came);
      leave_count := cardinality(went);
      enters := spaces.name_list(came, most);
      leaves := spaces.name_list(went, most);
      RETURN NEXT;
    END`,
} as const;

export const RULES = [MATCHING, APPLY_TO, APPLY_NOTED, WRITE_RULE, PUT_RULE, NAME_LIST, TRY_RULE];

import { MEETING_KINDS } from './tables.sql.js';

/**
 * Follows a change of the directory: these people have changed, or groups have (then everybody is looked at again).
 * A space that it would empty is left as it is, and its animators see so: one wrong filter must not undo a community.
 * An archived space takes in nobody by its rule, but who lost what it takes goes all the same. Who came and went is
 * noted for the log.
 */
const APPLY_RULES = {
  name: 'spaces.apply_rules',
  args: 'changed uuid[], everybody boolean',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    DECLARE
      ruled record;
      lost record;
      moved record;
      cause text := CASE WHEN session_user = 'ruche_sync' THEN 'directory' ELSE 'person' END;
    BEGIN
      FOR ruled IN SELECT s.id, s.archived_at IS NULL AND (EXISTS (SELECT FROM spaces.rule r WHERE r.space_id = s.id)
            OR EXISTS (SELECT FROM spaces.space_group g WHERE g.space_id = s.id)) AS by_rule
          FROM spaces.space s WHERE s.kind IN ${MEETING_KINDS} ORDER BY s.id LOOP
        IF NOT ruled.by_rule AND NOT EXISTS (SELECT FROM spaces.membership_source o
          WHERE o.space_id = ruled.id AND o.person_id = ANY (changed)) THEN
          CONTINUE;
        END IF;
        PERFORM FROM spaces.space s WHERE s.id = ruled.id FOR NO KEY UPDATE;
        -- Who lost the clearance goes whatever remains: only what rules and groups do is braked.
        SELECT d.came, d.went INTO lost FROM spaces.settle(ruled.id, changed) d;
        PERFORM spaces.note(ruled.id, cause, lost.came, lost.went);
        BEGIN
          IF ruled.by_rule THEN
            SELECT d.came, d.went INTO moved FROM spaces.apply_to(ruled.id, CASE WHEN everybody THEN NULL ELSE changed END, false) d;
            UPDATE spaces.rule r SET applied_at = now() WHERE r.space_id = ruled.id;
            DELETE FROM spaces.brake b WHERE b.space_id = ruled.id;
            PERFORM spaces.note(ruled.id, cause, moved.came, moved.went);
          END IF;
        EXCEPTION WHEN SQLSTATE 'RU022' THEN
          INSERT INTO spaces.brake (space_id) VALUES (ruled.id) ON CONFLICT DO NOTHING;
          IF FOUND THEN PERFORM spaces.note(ruled.id, 'brake', '{}', '{}'); END IF;
        END;
      END LOOP;
    END`,
} as const;

/**
 * People change by themselves too: at sign-in, in their profile, when an officer changes a clearance. The sync tells at
 * the end of its run instead: in the middle of it a person may for a moment have no group at all.
 */
const FOLLOW_PEOPLE = {
  name: 'spaces.follow_people',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      changed uuid[];
    BEGIN
      IF session_user = 'ruche_sync' THEN RETURN NULL; END IF;
      -- Every sign-in writes the account anew: only what a membership may hang on counts.
      CASE TG_TABLE_NAME || ' ' || TG_OP
        WHEN 'account UPDATE' THEN
          changed := ARRAY(SELECT n.id FROM moved n JOIN before o ON o.id = n.id
            WHERE (n.clearance, n.state, n.site_role, n.partner)
              IS DISTINCT FROM (o.clearance, o.state, o.site_role, o.partner));
        WHEN 'profile UPDATE' THEN
          changed := ARRAY(SELECT n.id FROM moved n JOIN before o ON o.id = n.id
            WHERE (n.unit, n.site, n.title, n.language, n.languages)
              IS DISTINCT FROM (o.unit, o.site, o.title, o.language, o.languages));
        WHEN 'profile INSERT' THEN
          changed := ARRAY(SELECT n.id FROM moved n);
        ELSE
          changed := ARRAY(SELECT DISTINCT n.person_id FROM moved n);
      END CASE;
      IF cardinality(changed) > 0 THEN PERFORM spaces.apply_rules(changed, false); END IF;
      RETURN NULL;
    END`,
} as const;

export const FOLLOWING = [APPLY_RULES, FOLLOW_PEOPLE];

import { MEETING_KINDS } from './tables.sql.js';

/** Makes a space for a member of the house, who animates it. All three labels are his to use. */
const CREATE_SPACE = {
  name: 'spaces.create_space',
  args: 'new_id uuid, new_kind text, title text, about text, new_charter text, visible text, entry int4, ceiling int4, usual int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
    BEGIN
      IF me IS NULL OR NOT access.enters_implicitly() OR new_kind NOT IN ${MEETING_KINDS} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only members of the house make spaces';
      END IF;
      IF NOT ARRAY[entry, ceiling, usual] <@ access.labels() THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF NOT (spaces.covers(usual, entry) AND access.fits_below(usual, ceiling) AND access.fits_below(entry, ceiling)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU028', MESSAGE = 'the labels are not in order';
      END IF;
      INSERT INTO spaces.space (id, kind, name, purpose, visibility, entry_label_id, ceiling_label_id, default_label_id)
        VALUES (new_id, new_kind, title, about, visible, entry, ceiling, usual);
      INSERT INTO spaces.home (space_id, charter, created_by) VALUES (new_id, new_charter, me);
      INSERT INTO spaces.membership_source (space_id, person_id, source, added_by) VALUES (new_id, me, 'hand', me);
      INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role) VALUES (me, new_id, entry, 'animator');
    END`,
} as const;

/** Whether a space holds content that does not fit below a ceiling, whoever may read it. */
const HOLDS_ABOVE = {
  name: 'spaces.holds_above',
  args: 'asked uuid, ceiling int4',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      fitting int4[] := ARRAY(SELECT l.id FROM access.label l WHERE access.fits_below(l.id, ceiling));
      content text;
      above boolean;
    BEGIN
      FOR content IN SELECT t.name FROM spaces.content_table t LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s c WHERE c.space_id = $1 AND NOT c.label_id = ANY ($2))',
          content::regclass) INTO above USING asked, fitting;
        IF above THEN RETURN true; END IF;
      END LOOP;
      RETURN false;
    END`,
} as const;

/**
 * Changes what is not NULL. The ceiling is for who dominates the present one: of content that he cannot know he learns
 * nothing, because to everybody else every change of it is refused alike.
 */
const UPDATE_SPACE = {
  name: 'spaces.update_space',
  args: 'asked uuid, title text, about text, new_charter text, visible text, ceiling int4, usual int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, false);
      labels int4[] := access.labels();
      top int4 := coalesce(ceiling, held.ceiling_label_id);
    BEGIN
      IF (usual IS NOT NULL AND NOT usual = ANY (labels)) OR (ceiling IS NOT NULL AND NOT ceiling = ANY (labels)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF ceiling IS NOT NULL AND ceiling <> held.ceiling_label_id THEN
        IF NOT held.ceiling_label_id = ANY (labels) OR NOT access.fits_below(held.entry_label_id, ceiling)
          OR NOT access.fits_below(coalesce(usual, held.default_label_id), ceiling) OR spaces.holds_above(asked, ceiling) THEN
          RAISE EXCEPTION USING ERRCODE = 'RU024', MESSAGE = 'the ceiling cannot be this one';
        END IF;
      END IF;
      IF usual IS NOT NULL AND NOT (spaces.covers(usual, held.entry_label_id) AND access.fits_below(usual, top)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU028', MESSAGE = 'the labels are not in order';
      END IF;
      UPDATE spaces.space s SET name = coalesce(title, s.name), purpose = coalesce(about, s.purpose),
          visibility = coalesce(visible, s.visibility), ceiling_label_id = top,
          default_label_id = coalesce(usual, s.default_label_id)
        WHERE s.id = asked;
      IF new_charter IS NOT NULL THEN
        INSERT INTO spaces.home AS h (space_id, charter) VALUES (asked, new_charter)
          ON CONFLICT (space_id) DO UPDATE SET charter = excluded.charter;
      END IF;
      IF held.visibility = 'open' AND visible IS DISTINCT FROM 'open' AND visible IS NOT NULL THEN
        PERFORM spaces.tell(asked, held.entry_label_id, ARRAY(SELECT DISTINCT s.account_id FROM auth.session s
          JOIN auth.account a ON a.id = s.account_id AND a.site_role = 'member' AND NOT a.partner
          WHERE s.ended_at IS NULL AND s.expires_at > now() AND NOT EXISTS (SELECT FROM spaces.membership m
            WHERE m.space_id = asked AND m.person_id = s.account_id)));
      END IF;
    END`,
} as const;

/**
 * Raises the entry label: who does not dominate the new one is no member any more, by whatever reason, and what was
 * given by hand does not come back by itself. Nothing lowers an entry label.
 */
const RAISE_ENTRY = {
  name: 'spaces.raise_entry',
  args: 'asked uuid, label int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, false);
      known uuid[];
      evicted uuid[];
      gone uuid[];
    BEGIN
      IF NOT label = ANY (access.labels()) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF label = held.entry_label_id THEN RETURN; END IF;
      IF NOT spaces.covers(label, held.entry_label_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU025', MESSAGE = 'an entry label is only raised';
      END IF;
      IF NOT access.fits_below(label, held.ceiling_label_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU003', MESSAGE = 'label above the ceiling of the space';
      END IF;
      known := ARRAY(SELECT m.person_id FROM spaces.membership m WHERE m.space_id = asked
        UNION SELECT s.person_id FROM spaces.membership_source s WHERE s.space_id = asked
        UNION SELECT r.person_id FROM spaces.request r WHERE r.space_id = asked AND r.decided_at IS NULL);
      evicted := ARRAY(SELECT k FROM unnest(known) k EXCEPT SELECT spaces.dominating(known, label));
      WITH out AS (
        DELETE FROM spaces.membership m WHERE m.space_id = asked AND m.person_id = ANY (evicted) RETURNING m.person_id)
        SELECT coalesce(array_agg(out.person_id), '{}') INTO gone FROM out;
      DELETE FROM spaces.membership_source s WHERE s.space_id = asked AND s.person_id = ANY (evicted)
        AND s.source NOT IN ('rule', 'group');
      DELETE FROM spaces.request r WHERE r.space_id = asked AND r.person_id = ANY (evicted) AND r.decided_at IS NULL;
      UPDATE spaces.space s SET entry_label_id = label,
          default_label_id = CASE WHEN spaces.covers(s.default_label_id, label) THEN s.default_label_id ELSE label END
        WHERE s.id = asked;
      PERFORM spaces.tell(asked, held.entry_label_id, evicted);
      PERFORM spaces.note(asked, 'entry_label', '{}', gone);
      PERFORM spaces.end_sponsored(asked);
    END`,
} as const;

/** Archives a space (read-only from then on), or takes it back into use. */
const ARCHIVE = {
  name: 'spaces.archive',
  args: 'asked uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, true);
      UPDATE spaces.space s SET archived_at = CASE WHEN moment IS NULL THEN NULL ELSE coalesce(s.archived_at, moment) END
        WHERE s.id = asked;
    END`,
} as const;

export const MAKING = [CREATE_SPACE, HOLDS_ABOVE, UPDATE_SPACE, RAISE_ENTRY, ARCHIVE];

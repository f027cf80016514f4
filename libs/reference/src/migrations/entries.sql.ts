/** Values without the blank ones; NULL when a key is none of the list's. For nobody's ears. */
export const CLEAN_FIELDS = {
  name: 'reference.clean_fields',
  args: 'list_fields jsonb, given jsonb',
  returns: 'jsonb',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT CASE WHEN jsonb_path_query_array(list_fields, '$[*].key') @> (SELECT coalesce(jsonb_agg(k), '[]') FROM jsonb_object_keys(given) k)
      THEN (SELECT coalesce(jsonb_object_agg(v.key, v.value), '{}') FROM jsonb_each(given) v WHERE btrim(v.value #>> '{}') <> '') END`,
} as const;

/** Adds an entry. 'done', or why not: 'absent' (the list), 'archived', 'label', 'below' (less protected than its list), 'field'. */
export const ADD_ENTRY = {
  name: 'reference.add_entry',
  args: 'new_id uuid, asked_list uuid, label int4, new_term text, new_definition text, given jsonb, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held reference.list := reference.hold_list(asked_list);
      cleaned jsonb := reference.clean_fields(held.fields, given);
    BEGIN
      IF held.id IS NULL THEN RETURN 'absent'; END IF;
      IF held.archived_at IS NOT NULL THEN RETURN 'archived'; END IF;
      IF NOT label = ANY (access.labels()) THEN RETURN 'label'; END IF;
      IF NOT spaces.covers(label, held.label_id) THEN RETURN 'below'; END IF;
      IF cleaned IS NULL THEN RETURN 'field'; END IF;
      INSERT INTO reference.entry (id, list_id, space_id, label_id, term, term_key, definition, fields, version, added_by,
          changed_by, changed_at)
        VALUES (new_id, held.id, held.space_id, label, new_term, people.fold(new_term), new_definition, cleaned, 1,
          access.me(), access.me(), moment);
      INSERT INTO reference.entry_revision (entry_id, version, space_id, label_id, change, term, definition, fields, by_id, written_at)
        VALUES (new_id, 1, held.space_id, label, 'added', new_term, new_definition, cleaned, access.me(), moment);
      RETURN 'done';
    END`,
} as const;

/** The entry as the sealed caller may change it now, and its list. Ends the function with the reason otherwise. */
const HELD_ENTRY = `
      SELECT t.* INTO held FROM reference.entry t
        WHERE t.id = asked AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id) AND t.deleted_at IS NULL
          AND access.site_role() = 'member' FOR UPDATE;
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      SELECT l.* INTO list FROM reference.list l WHERE l.id = held.list_id AND l.label_id = ANY (access.labels());
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      IF list.archived_at IS NOT NULL THEN RETURN 'archived'; END IF;`;

/** Writes the next version. Values of fields that the list no longer has stay in the history alone. */
const WRITE_NEXT = (change: string): string => `
      UPDATE reference.entry t SET term = next_term, term_key = people.fold(next_term), definition = next_definition,
          fields = next_fields, version = t.version + 1, changed_by = access.me(), changed_at = moment
        WHERE t.id = asked;
      INSERT INTO reference.entry_revision (entry_id, version, space_id, label_id, change, term, definition, fields, by_id, written_at)
        VALUES (asked, held.version + 1, held.space_id, held.label_id, '${change}', next_term, next_definition, next_fields,
          access.me(), moment);
      RETURN 'done';`;

/** Changes what is not NULL. 'done', or why not: 'absent', 'archived', 'changed' (another version than seen), 'field'. */
export const EDIT_ENTRY = {
  name: 'reference.edit_entry',
  args: 'asked uuid, seen_version int4, new_term text, new_definition text, given jsonb, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held reference.entry;
      list reference.list;
      next_term text;
      next_definition text;
      next_fields jsonb;
    BEGIN
      ${HELD_ENTRY}
      IF held.version <> seen_version THEN RETURN 'changed'; END IF;
      IF reference.clean_fields(list.fields, coalesce(given, '{}')) IS NULL THEN RETURN 'field'; END IF;
      next_term := coalesce(new_term, held.term);
      next_definition := coalesce(new_definition, held.definition);
      next_fields := reference.kept_fields(list.fields, held.fields || coalesce(given, '{}'));
      ${WRITE_NEXT('edited')}
    END`,
} as const;

/** Values of fields that the list has, without the blank ones. For nobody's ears. */
export const KEPT_FIELDS = {
  name: 'reference.kept_fields',
  args: 'list_fields jsonb, given jsonb',
  returns: 'jsonb',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT coalesce(jsonb_object_agg(v.key, v.value), '{}') FROM jsonb_each(given) v
    WHERE btrim(v.value #>> '{}') <> '' AND list_fields @> jsonb_build_array(jsonb_build_object('key', v.key))`,
} as const;

/** Brings back what the entry said at a version. 'done', or why not: 'absent' (entry or version), 'archived', 'changed'. */
export const REVERT_ENTRY = {
  name: 'reference.revert_entry',
  args: 'asked uuid, seen_version int4, to_version int4, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held reference.entry;
      list reference.list;
      next_term text;
      next_definition text;
      next_fields jsonb;
    BEGIN
      ${HELD_ENTRY}
      IF held.version <> seen_version THEN RETURN 'changed'; END IF;
      SELECT r.term, r.definition, reference.kept_fields(list.fields, r.fields)
        INTO next_term, next_definition, next_fields
        FROM reference.entry_revision r WHERE r.entry_id = asked AND r.version = to_version;
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      ${WRITE_NEXT('reverted')}
    END`,
} as const;

/** By who added it, who owns the list or animates the space. 'done', or why not: 'absent', 'archived', 'refused'. */
export const REMOVE_ENTRY = {
  name: 'reference.remove_entry',
  args: 'asked uuid, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held reference.entry;
      list reference.list;
    BEGIN
      ${HELD_ENTRY}
      IF held.added_by <> access.me() AND NOT reference.leads(list) THEN RETURN 'refused'; END IF;
      UPDATE reference.entry t SET deleted_at = moment, changed_by = access.me(), changed_at = moment WHERE t.id = asked;
      RETURN 'done';
    END`,
} as const;

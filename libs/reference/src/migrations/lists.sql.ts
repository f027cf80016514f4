/** Whether the sealed caller decides over a list as such: its owner, or who animates its space. For nobody's ears. */
export const LEADS = {
  name: 'reference.leads',
  args: 'asked reference.list',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN asked.owner_id = access.me() OR spaces.animates(asked.space_id);
    END`,
} as const;

/** The list as the sealed caller sees it, locked against others who change it; no row for what is hidden or absent. */
export const HOLD_LIST = {
  name: 'reference.hold_list',
  args: 'asked uuid',
  returns: 'reference.list',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held reference.list;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' THEN RETURN NULL; END IF;
      SELECT t.* INTO held FROM reference.list t
        WHERE t.id = asked AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id) FOR NO KEY UPDATE;
      RETURN held;
    END`,
} as const;

/** Whether somebody may read what carries a label in a space, whatever level he works at. For nobody's ears. */
export const COULD_READ = {
  name: 'reference.could_read',
  args: 'person uuid, label int4, space uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      account auth.account := (SELECT a FROM auth.account a
        WHERE a.id = person AND a.state = 'active' AND a.site_role = 'member');
      readable int4[] := access.readable_labels(account.clearance);
    BEGIN
      RETURN coalesce(label = ANY (readable) AND EXISTS (SELECT FROM spaces.space s
        WHERE s.id = space AND s.entry_label_id = ANY (readable)
          AND ((s.visibility = 'open' AND NOT account.partner)
            OR EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = space AND m.person_id = person
              AND (m.ends_at IS NULL OR m.ends_at > now())))), false);
    END`,
} as const;

/** Begins a list, owned by the sealed caller. 'done', or why not: 'absent' (the space), 'label'. */
export const CREATE_LIST = {
  name: 'reference.create_list',
  args: 'new_id uuid, space uuid, label int4, new_kind text, title text, about text, new_fields jsonb, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' OR NOT spaces.enters(space) THEN RETURN 'absent'; END IF;
      IF NOT label = ANY (access.labels()) THEN RETURN 'label'; END IF;
      INSERT INTO reference.list (id, space_id, label_id, kind, name, name_key, description, owner_id, fields, created_at)
        VALUES (new_id, space, label, new_kind, title, people.fold(title), about, access.me(), new_fields, moment);
      RETURN 'done';
    END`,
} as const;

/**
 * Changes what is not NULL. 'done', or why not: 'absent', 'refused', 'archived', 'owner' (unknown, disabled, or may not
 * read the list: all alike). An archived list is only taken out of the archive.
 */
export const UPDATE_LIST = {
  name: 'reference.update_list',
  args: 'asked uuid, title text, about text, new_fields jsonb, new_owner uuid, archive boolean, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held reference.list := reference.hold_list(asked);
    BEGIN
      IF held.id IS NULL THEN RETURN 'absent'; END IF;
      IF NOT reference.leads(held) THEN RETURN 'refused'; END IF;
      IF held.archived_at IS NOT NULL AND archive IS DISTINCT FROM false THEN RETURN 'archived'; END IF;
      IF new_owner IS NOT NULL AND NOT reference.could_read(new_owner, held.label_id, held.space_id) THEN RETURN 'owner'; END IF;
      UPDATE reference.list t SET name = coalesce(title, t.name), name_key = people.fold(coalesce(title, t.name)),
          description = coalesce(about, t.description), fields = coalesce(new_fields, t.fields),
          owner_id = coalesce(new_owner, t.owner_id),
          archived_at = CASE WHEN archive THEN moment WHEN archive = false THEN NULL ELSE t.archived_at END
        WHERE t.id = asked;
      RETURN 'done';
    END`,
} as const;

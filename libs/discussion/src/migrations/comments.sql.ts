/** 'done', or why not: 'absent' (the subject), 'label', 'below' (less protected than its subject). */
export const ADD_COMMENT = {
  name: 'discussion.add_comment',
  args: 'new_id uuid, asked_type text, asked uuid, label int4, new_body text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      place discussion.place := discussion.hold_subject(asked_type, asked);
    BEGIN
      IF place.space_id IS NULL THEN RETURN 'absent'; END IF;
      IF NOT label = ANY (access.labels()) THEN RETURN 'label'; END IF;
      IF NOT spaces.covers(label, place.label_id) THEN RETURN 'below'; END IF;
      INSERT INTO discussion.comment (id, subject_type, subject_id, space_id, label_id, author_id, body, version, created_at)
        VALUES (new_id, asked_type, asked, place.space_id, label, access.me(), new_body, 1, moment);
      RETURN 'done';
    END`,
} as const;

/** The caller's own comment, held, on a subject that still stands. Ends the function with the reason otherwise. */
const HELD = `
      SELECT t.* INTO held FROM discussion.comment t
        WHERE t.id = asked AND t.author_id = access.me() AND t.label_id = ANY (access.labels())
          AND spaces.enters(t.space_id)
        FOR UPDATE;
      IF NOT FOUND OR (discussion.hold_subject(held.subject_type, held.subject_id)).space_id IS NULL THEN
        RETURN 'absent';
      END IF;
      IF held.deleted_at IS NOT NULL THEN RETURN 'deleted'; END IF;`;

const KEEP = `
      INSERT INTO discussion.comment_revision (comment_id, version, space_id, label_id, body, written_at)
        VALUES (held.id, held.version, held.space_id, held.label_id, held.body, coalesce(held.edited_at, held.created_at));`;

/** 'done', or why not: 'absent', 'deleted', 'changed' (another version than seen). */
export const EDIT_COMMENT = {
  name: 'discussion.edit_comment',
  args: 'asked uuid, seen_version int4, new_body text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held discussion.comment;
    BEGIN
      ${HELD}
      IF held.version <> seen_version THEN RETURN 'changed'; END IF;
      ${KEEP}
      UPDATE discussion.comment t SET body = new_body, version = t.version + 1, edited_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
} as const;

/** 'done', or why not: 'absent', 'deleted'. */
export const DELETE_COMMENT = {
  name: 'discussion.delete_comment',
  args: 'asked uuid, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held discussion.comment;
    BEGIN
      ${HELD}
      ${KEEP}
      WITH taken AS (DELETE FROM discussion.comment_revision r WHERE r.comment_id = held.id RETURNING r.*)
        INSERT INTO discussion.comment_removed SELECT * FROM taken;
      UPDATE discussion.comment t SET body = '', version = t.version + 1, deleted_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
} as const;

/** Who wrote a comment that the caller reads, also somebody whom a partner does not see among people. */
export const AUTHOR_NAME = {
  name: 'discussion.author_name',
  args: 'asked uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT p.display_name FROM discussion.comment c JOIN people.profile p ON p.id = c.author_id
        WHERE c.id = asked AND c.label_id = ANY (access.labels()) AND spaces.enters(c.space_id));
    END`,
} as const;

/** The row of a subject by its registration, as the sealed caller may read it; `lock` is what the row takes. */
const FIND = (lock: string): string => `
    DECLARE
      known discussion.subject_table;
      found discussion.place;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' THEN RETURN NULL; END IF;
      SELECT s.* INTO known FROM discussion.subject_table s WHERE s.subject_type = asked_type;
      IF known.name IS NULL THEN RETURN NULL; END IF;
      EXECUTE format('SELECT t.space_id, t.label_id FROM %s t WHERE t.id = $1 AND (%s) ${lock}',
          known.name::regclass, known.condition)
        INTO found USING asked;
      IF found.label_id = ANY (access.labels()) AND spaces.enters(found.space_id) THEN RETURN found; END IF;
      RETURN NULL;
    END`;

/** Whether what somebody talks about is still there for the caller. */
export const STANDS = {
  name: 'discussion.stands',
  args: 'asked_type text, asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (discussion.place_of(asked_type, asked)).space_id IS NOT NULL;
    END`,
} as const;

/** Where a subject lies and what it carries; NULL when it is hidden, absent, or not to be talked about. For nobody's ears. */
export const PLACE_OF = {
  name: 'discussion.place_of',
  args: 'asked_type text, asked uuid',
  returns: 'discussion.place',
  volatility: 'STABLE',
  callableBy: [],
  body: FIND(''),
} as const;

/**
 * The same, locked against being deleted or withheld meanwhile. Not FOR SHARE: a feature may write on the row after it,
 * and two who share it would wait for each other. For nobody's ears.
 */
export const HOLD_SUBJECT = {
  name: 'discussion.hold_subject',
  args: 'asked_type text, asked uuid',
  returns: 'discussion.place',
  volatility: 'VOLATILE',
  callableBy: [],
  body: FIND('FOR NO KEY UPDATE OF t'),
} as const;

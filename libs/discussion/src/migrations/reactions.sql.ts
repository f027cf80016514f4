/** The subject, in a space where something may still be said. Ends the function otherwise. */
const HOLD = `
      place := discussion.hold_subject(asked_type, asked);
      IF place.space_id IS NULL THEN RETURN 'absent'; END IF;
      PERFORM FROM spaces.space s WHERE s.id = place.space_id AND s.archived_at IS NULL FOR KEY SHARE;
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU021', MESSAGE = 'the space is archived'; END IF;`;

const TELL = `
      IF touched IS NULL THEN RETURN 'same'; END IF;
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
        VALUES (gen_random_uuid(), 'reaction.changed', touched, place.space_id, place.label_id);
      RETURN 'done';`;

/** 'done', 'same' (it was given), or 'absent'. Readers of an announcement react to it, although they do not write there. */
export const GIVE_REACTION = {
  name: 'discussion.give_reaction',
  args: 'new_id uuid, asked_type text, asked uuid, given text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      place discussion.place;
      touched uuid;
    BEGIN
      ${HOLD}
      INSERT INTO discussion.reaction AS r
          (id, subject_type, subject_id, space_id, label_id, person_id, reaction, given_at)
        VALUES (new_id, asked_type, asked, place.space_id, place.label_id, access.me(), given, moment)
        ON CONFLICT ON CONSTRAINT uq_reaction DO UPDATE SET given_at = moment, taken_back_at = NULL
          WHERE r.taken_back_at IS NOT NULL
        RETURNING r.id INTO touched;
      ${TELL}
    END`,
} as const;

/** 'done', 'same' (there was none), or 'absent'. */
export const TAKE_BACK_REACTION = {
  name: 'discussion.take_back_reaction',
  args: 'asked_type text, asked uuid, given text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      place discussion.place;
      touched uuid;
    BEGIN
      ${HOLD}
      UPDATE discussion.reaction r SET taken_back_at = moment
        WHERE r.subject_id = asked AND r.subject_type = asked_type AND r.reaction = given AND r.person_id = access.me()
          AND r.taken_back_at IS NULL
        RETURNING r.id INTO touched;
      ${TELL}
    END`,
} as const;

/**
 * Who gave a reaction that the caller reads. A partner sees the people of his spaces only; who reacted to what he reads
 * keeps his name all the same.
 */
export const GIVER_NAME = {
  name: 'discussion.giver_name',
  args: 'asked uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT p.display_name FROM discussion.reaction r JOIN people.profile p ON p.id = r.person_id
        WHERE r.id = asked AND r.label_id = ANY (access.labels()) AND spaces.enters(r.space_id));
    END`,
} as const;

/**
 * What concerns one person is announced by himself alone, or by functions for him; what is said of a message is said
 * under its own label and in its own space. Typing and acknowledging are announced by their functions alone.
 */
export const OUTBOX_READING = `
  CREATE POLICY outbox_own ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'own.changed' OR subject_id = (SELECT access.me()));
  CREATE POLICY outbox_about_message ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'pin.changed' OR messaging.carries(subject_id, space_id, label_id));
  CREATE POLICY outbox_by_functions ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type NOT IN ('acknowledgement.given', 'typing.noted'));`;

export const OUTBOX_READING_GONE = `
  DROP POLICY outbox_own ON events.outbox;
  DROP POLICY outbox_about_message ON events.outbox;
  DROP POLICY outbox_by_functions ON events.outbox;`;

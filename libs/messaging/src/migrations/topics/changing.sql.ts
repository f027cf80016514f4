/** The message as its author may change it now: his own, readable at this level, in a space that he may enter. */
const ownMessage = (lock: string): string => `
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = message AND t.author_id = access.me() AND t.label_id = ANY (access.labels())
          AND spaces.enters(t.space_id)
        FOR ${lock};
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      IF held.deleted_at IS NOT NULL THEN RETURN 'deleted'; END IF;`;

/** Keeps what the message says now, in the table of what readers may look back at. */
const KEEP = `
      INSERT INTO messaging.message_revision (message_id, version, space_id, label_id, body, written_at)
        VALUES (held.id, held.version, held.space_id, held.label_id, held.body, coalesce(held.edited_at, held.created_at));`;

/** 'done', or why not: 'absent', 'deleted', 'changed' (somebody, or another screen, was first). */
const editMessage = (lock: string) =>
  ({
    name: 'messaging.edit_message',
    args: 'message uuid, seen_version int4, new_body text, moment timestamptz',
    returns: 'text',
    volatility: 'VOLATILE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      held messaging.message;
    BEGIN
      ${ownMessage(lock)}
      IF held.version <> seen_version THEN RETURN 'changed'; END IF;
      ${KEEP}
      UPDATE messaging.message t SET body = new_body, version = t.version + 1, edited_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
  }) as const;

/** 'done', or why not: 'absent', 'deleted'. */
const deleteMessage = (lock: string, parts: string) =>
  ({
    name: 'messaging.delete_message',
    args: 'message uuid, moment timestamptz',
    returns: 'text',
    volatility: 'VOLATILE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      held messaging.message;
    BEGIN
      ${ownMessage(lock)}
      ${KEEP}
      WITH taken AS (DELETE FROM messaging.message_revision r WHERE r.message_id = held.id RETURNING r.*)
        INSERT INTO messaging.message_removed SELECT * FROM taken;${parts}
      UPDATE messaging.message t SET body = '', version = t.version + 1, deleted_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
  }) as const;

/** What was forwarded goes the way of the words, as version 0; whom it named and what it quoted is forgotten. */
const PARTS = `
      WITH taken AS (DELETE FROM messaging.forward f WHERE f.message_id = held.id RETURNING f.*)
        INSERT INTO messaging.message_removed (message_id, version, space_id, label_id, body, written_at)
        SELECT taken.message_id, 0, taken.space_id, taken.label_id, taken.body, taken.created_at FROM taken;
      DELETE FROM messaging.quote q WHERE q.message_id = held.id;
      DELETE FROM messaging.mention n WHERE n.message_id = held.id;`;

/** A lock that lets those pass who only refer to the message, and waits for those who answer or quote it. */
export const CHANGING = [editMessage('NO KEY UPDATE'), deleteMessage('NO KEY UPDATE', PARTS)];

/** As they were before topics. */
export const CHANGING_BEFORE = [editMessage('UPDATE'), deleteMessage('UPDATE', '')];

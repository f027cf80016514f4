import { underHold } from '#retention';

/**
 * SQL on a row of messaging.message: whether a hold stands over it. What somebody wrote is held also where others have
 * brought it, withheld or not, and what he said about it.
 */
export const heldMessage = (
  m: string,
): string => `(${underHold(`${m}.space_id`, `${m}.author_id`, `${m}.created_at`)}
            OR EXISTS (SELECT FROM messaging.forward f WHERE f.message_id = ${m}.id
              AND ${underHold('f.space_id', 'f.author_id', 'f.created_at')})
            OR EXISTS (SELECT FROM messaging.withheld_words o WHERE o.message_id = ${m}.id AND o.kind = 'forward'
              AND ${underHold(`${m}.space_id`, `(o.rest ->> 'author_id')::uuid`, `(o.rest ->> 'created_at')::timestamptz`)})
            OR EXISTS (SELECT FROM discussion.comment c WHERE c.subject_id = ${m}.id AND c.subject_type = 'message'
              AND ${underHold('c.space_id', 'c.author_id', 'c.created_at')}))`;

/** The same of one message, for those who destroy one by one. */
const IS_HELD = {
  name: 'messaging.is_held',
  args: 'message uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM messaging.message m WHERE m.id = message AND ${heldMessage('m')});
    END`,
} as const;

/** What messages said before they were changed, deleted or withheld. */
const ERASE_WORDS = {
  name: 'messaging.erase_words',
  args: 'messages uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      DELETE FROM messaging.withheld_words w WHERE w.message_id = ANY (messages);
      DELETE FROM messaging.message_removed r WHERE r.message_id = ANY (messages);
      DELETE FROM messaging.message_revision r WHERE r.message_id = ANY (messages);
    END`,
} as const;

/**
 * Messages with all that hangs on them, and drafts that would answer in a topic that is gone. Marks, pins, quotes,
 * mentions and copies in forwards go by their foreign keys. What copied a copy is from then on a copy of what that copied:
 * it is still found. Whoever calls has asked the holds and holds the rows.
 */
const ERASE = {
  name: 'messaging.erase',
  args: 'messages uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      one uuid;
    BEGIN
      FOR one IN SELECT g.id FROM unnest(messages) g (id)
          WHERE EXISTS (SELECT FROM messaging.copy_of c WHERE c.message_id = g.id)
            OR EXISTS (SELECT FROM messaging.copy_of c WHERE c.source_id = g.id) LOOP
        UPDATE messaging.copy_of c SET source_id = s.source_id FROM messaging.copy_of s
          WHERE c.source_id = one AND s.message_id = one;
        DELETE FROM messaging.copy_of c WHERE c.message_id = one OR c.source_id = one;
      END LOOP;
      DELETE FROM messaging.draft d USING messaging.message m
        WHERE m.id = ANY (messages) AND d.conversation_id = m.conversation_id AND d.thread_id = m.id
          AND NOT ${underHold('d.space_id', 'd.person_id', 'd.saved_at')};
      PERFORM messaging.erase_words(messages);
      PERFORM discussion.erase_about('message', messages);
      DELETE FROM messaging.message m WHERE m.id = ANY (messages);
    END`,
} as const;

export const ERASING = [IS_HELD, ERASE_WORDS, ERASE];

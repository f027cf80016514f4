import { AWAIT_HOLDS } from '#retention';
import { DESTROY } from '../withholding/words.sql.js';
import { heldMessage } from './erasing.sql.js';

/**
 * The same, and to everybody it looks the same: but words over which a hold stands stay where nobody reads them, until the
 * sweep finds it released.
 */
const DESTROY_BUT_HELD = {
  ...DESTROY,
  body: `
    DECLARE
      messages uuid[] := ARRAY(SELECT w.message_id FROM messaging.withheld w WHERE w.case_id = ended_case);
      held uuid[];
      why messaging.withheld[];
    BEGIN
      ${AWAIT_HOLDS}
      PERFORM FROM messaging.message t WHERE t.id = ANY (messages) ORDER BY t.id FOR UPDATE;
      held := ARRAY(SELECT m.id FROM messaging.message m WHERE m.id = ANY (messages) AND ${heldMessage('m')});
      INSERT INTO messaging.deferred_removal (message_id, space_id)
        SELECT m.id, m.space_id FROM messaging.message m WHERE m.id = ANY (held) ON CONFLICT DO NOTHING;
      PERFORM messaging.erase_words(ARRAY(SELECT unnest(messages) EXCEPT SELECT unnest(held)));
      -- The guard looks at these rows: they come back behind it.
      WITH gone AS (DELETE FROM messaging.withheld w WHERE w.message_id = ANY (messages) RETURNING w.*)
        SELECT array_agg(gone::messaging.withheld) INTO why FROM gone;
      UPDATE messaging.message t SET body = '', version = t.version + 1, deleted_at = coalesce(t.deleted_at, moment)
        WHERE t.id = ANY (messages);
      INSERT INTO messaging.withheld SELECT w.* FROM unnest(why) w WHERE w.case_id = ended_case;
      PERFORM messaging.tell_changed(messages);
    END`,
} as const;

/** Words of removed messages over which no hold stands any more. */
const DESTROY_DEFERRED = {
  name: 'messaging.destroy_deferred',
  args: 'of_space uuid, most int4',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      gone uuid[] := ARRAY(SELECT d.message_id FROM messaging.deferred_removal d
        JOIN messaging.message m ON m.id = d.message_id
        WHERE d.space_id = of_space AND NOT ${heldMessage('m')} LIMIT most FOR UPDATE OF d SKIP LOCKED);
    BEGIN
      PERFORM messaging.erase_words(gone);
      DELETE FROM messaging.deferred_removal d WHERE d.message_id = ANY (gone);
      RETURN QUERY SELECT m.label_id, count(*)::int4 FROM messaging.message m WHERE m.id = ANY (gone) GROUP BY m.label_id;
    END`,
} as const;

export const REMOVING = [DESTROY_BUT_HELD, DESTROY_DEFERRED];

import type pg from 'pg';

const UNREAD_DAYS = 3;

/** Everybody has read what he may read, but for the last days: people come back to a few new messages, not to six months. */
export async function markRead(administrator: pg.ClientBase, today: Date): Promise<void> {
  const until = new Date(today.getTime() - UNREAD_DAYS * 86_400_000);
  await administrator.query(
    `INSERT INTO messaging.read_state (person_id, conversation_id, space_id, label_id, last_read_id)
     SELECT reader, old.conversation_id, old.space_id, old.label_id, old.newest
     FROM (
       SELECT conversation_id, space_id, label_id, (array_agg(id ORDER BY id DESC))[1] AS newest
       FROM messaging.message WHERE created_at < $1 GROUP BY conversation_id, space_id, label_id
     ) old, LATERAL messaging.people_reading(old.space_id, old.label_id) reader`,
    [until],
  );
  await administrator.query(
    `UPDATE messaging.thread_follow f SET last_read_id = (
       SELECT m.id FROM messaging.message m WHERE m.thread_id = f.root_id AND m.created_at < $1 ORDER BY m.id DESC LIMIT 1)`,
    [until],
  );
}

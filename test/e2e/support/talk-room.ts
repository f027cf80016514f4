import type { ServedDemo } from './served-demo.js';
import { newId } from '#kernel';

/** A project of its own, at the lowest label, so that nothing else is written there. */
export interface TalkRoom {
  readonly spaceId: string;
  readonly conversationId: string;
  /** Where its conversation is in the web. */
  readonly path: string;
}

/** @param usernames its members; all may write */
export async function makeRoom(
  { admin }: ServedDemo,
  name: string,
  usernames: readonly string[],
): Promise<TalkRoom> {
  const [spaceId, conversationId] = [newId(), newId()];
  await admin.query(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     SELECT $1, 'project', $2, 'closed', l.id, l.id, l.id
     FROM access.label l WHERE l.parts ->> 'policy' = 'FR' AND l.parts ->> 'level' = 'NP'
       AND l.parts -> 'restrictive' = '[]' AND l.parts -> 'permissive' = '{}'`,
    [spaceId, name],
  );
  await admin.query(
    `INSERT INTO messaging.conversation (id, space_id, label_id)
     SELECT $2, s.id, s.entry_label_id FROM spaces.space s WHERE s.id = $1`,
    [spaceId, conversationId],
  );
  await admin.query(
    `INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role)
     SELECT a.id, s.id, s.entry_label_id, 'member'
     FROM auth.account a, spaces.space s WHERE s.id = $1 AND a.uid = ANY ($2)`,
    [spaceId, usernames],
  );
  return { spaceId, conversationId, path: `/messages/${conversationId}` };
}

export interface Written {
  readonly id: string;
  readonly body: string;
  readonly at: Date;
}

/** A history: "ligne 1" to "ligne count", evenly spread, the last one an hour ago. */
export async function fillRoom(
  { admin }: ServedDemo,
  { spaceId, conversationId }: TalkRoom,
  author: string,
  count: number,
  minutesBetween: number,
): Promise<Written[]> {
  const end = Date.now() - 3_600_000;
  const written = Array.from({ length: count }, (_, index): Written => {
    const at = new Date(end - (count - 1 - index) * minutesBetween * 60_000);
    return { id: newId(at), body: `ligne ${index + 1}`, at };
  });
  await admin.query(
    `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
     SELECT m.id, $1, s.id, s.entry_label_id, a.id, m.body, m.at
     FROM spaces.space s, auth.account a,
          unnest($4::uuid[], $5::text[], $6::timestamptz[]) AS m (id, body, at)
     WHERE s.id = $2 AND a.uid = $3`,
    [
      conversationId,
      spaceId,
      author,
      written.map(({ id }) => id),
      written.map(({ body }) => body),
      written.map(({ at }) => at),
    ],
  );
  return written;
}

import type pg from 'pg';
import { newId, type Id } from '#kernel';

/** An open space for the whole house, planted by the superuser where no route makes one. @returns its conversation. */
export async function plantOpenSpace(superuser: pg.ClientBase, entry: string, ceiling: string): Promise<Id> {
  const [space, conversation] = [newId(), newId()];
  const label = `(SELECT id FROM access.label WHERE parts ->> 'level' = $2 AND parts -> 'restrictive' = '[]')`;
  await superuser.query(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     VALUES ($1, 'community', 'Capteurs', 'open', ${label}, ${label.replace('$2', '$3')}, ${label})`,
    [space, entry, ceiling],
  );
  await superuser.query(
    `INSERT INTO messaging.conversation (id, space_id, label_id)
     SELECT $2, s.id, s.entry_label_id FROM spaces.space s WHERE s.id = $1`,
    [space, conversation],
  );
  return conversation;
}

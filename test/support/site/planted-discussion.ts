import { newId, type Id } from '#kernel';
import type { TestLabel } from './test-labels.js';
import type { TestUid } from './test-people.js';
import type { TestSite } from './test-site.js';

/** A comment on an entry that lies there already. */
export async function plantComment(
  site: TestSite,
  entryId: Id,
  author: TestUid,
  label: TestLabel,
  body: string,
): Promise<Id> {
  const id = newId();
  await site.admin.query(
    `INSERT INTO discussion.comment (id, subject_type, subject_id, space_id, label_id, author_id, body, version, created_at)
     SELECT $1, 'reference_entry', e.id, e.space_id, $2, $3, $4, 1, now() FROM reference.entry e WHERE e.id = $5`,
    [id, site.label(label), site.account(author), body, entryId],
  );
  return id;
}

/** A reaction to a message that lies there already. */
export async function plantReaction(
  site: TestSite,
  messageId: Id,
  person: TestUid,
  reaction: string,
): Promise<Id> {
  const id = newId();
  await site.admin.query(
    `INSERT INTO discussion.reaction (id, subject_type, subject_id, space_id, label_id, person_id, reaction, given_at)
     SELECT $1, 'message', m.id, m.space_id, m.label_id, $2, $3, now() FROM messaging.message m WHERE m.id = $4`,
    [id, site.account(person), reaction, messageId],
  );
  return id;
}

import { newId, type Id } from '#kernel';
import type { TestLabel } from './test-labels.js';
import type { TestUid } from './test-people.js';
import type { TestSite } from './test-site.js';

/** A reference list that lies there already. */
export async function plantList(
  site: TestSite,
  space: { readonly id: Id },
  owner: TestUid,
  label: TestLabel,
  name = 'Liste',
): Promise<Id> {
  const id = newId();
  await site.admin.query(
    `INSERT INTO reference.list (id, space_id, label_id, kind, name, name_key, description, owner_id, fields, created_at)
     VALUES ($1, $2, $3, 'acronym', $4, people.fold($4), '', $5, '[]', now())`,
    [id, space.id, site.label(label), name, site.account(owner)],
  );
  return id;
}

/** An entry of it, at version 1. */
export async function plantEntry(
  site: TestSite,
  listId: Id,
  author: TestUid,
  label: TestLabel,
  term: string,
  definition: string,
): Promise<Id> {
  const id = newId();
  await site.admin.query(
    `INSERT INTO reference.entry (id, list_id, space_id, label_id, term, term_key, definition, fields, version, added_by,
       changed_by, changed_at)
     SELECT $1, l.id, l.space_id, $2, $3, people.fold($3), $4, '{}', 1, $5, $5, now() FROM reference.list l WHERE l.id = $6`,
    [id, site.label(label), term, definition, site.account(author), listId],
  );
  await site.admin.query(
    `INSERT INTO reference.entry_revision (entry_id, version, space_id, label_id, change, term, definition, fields, by_id, written_at)
     SELECT e.id, 1, e.space_id, e.label_id, 'added', e.term, e.definition, e.fields, e.added_by, e.changed_at
     FROM reference.entry e WHERE e.id = $1`,
    [id],
  );
  return id;
}

import { newId, type Id } from '#kernel';
import type { TestLabel } from '../site/test-labels.js';
import type { TestUid } from '../site/test-people.js';
import type { TestSite } from '../site/test-site.js';

/** An import that waits for its file, or for the mapping of a user and a channel. */
export async function plantImport(
  site: TestSite,
  space: { readonly id: Id },
  uid: TestUid,
  label: TestLabel,
  state: 'uploading' | 'ready' | 'running' = 'uploading',
  name = 'export.jsonl',
): Promise<Id> {
  const id = newId();
  await site.admin.query(
    `INSERT INTO imports.run (id, space_id, label_id, created_by, format, file_name, size_bytes, digest, state, created_at, phase_at, started_at)
     VALUES ($1, $2, $3, $4, 'mattermost', $5, 4, repeat('0', 64), $6, now(), now(), CASE WHEN $6 = 'running' THEN now() END)`,
    [id, space.id, site.label(label), site.account(uid), name, state],
  );
  await site.admin.query(
    `INSERT INTO imports.author (run_id, username, display_name, posts) VALUES ($1, 'jm', $2, 1)`,
    [id, name],
  );
  await site.admin.query(
    `INSERT INTO imports.channel (run_id, key, display_name, is_private, posts, replies) VALUES ($1, 't/c', $2, true, 1, 0)`,
    [id, name],
  );
  return id;
}

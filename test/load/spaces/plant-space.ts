import type pg from 'pg';
import { newId, type Id } from '#kernel';

/** A space at the lowest label that person 1 animates. @returns its id. */
export async function plantAnimatedSpace(admin: pg.Client): Promise<Id> {
  const id = newId();
  const label = `(SELECT l.id FROM access.label l WHERE l.parts ->> 'level' = 'NP' AND l.parts -> 'restrictive' = '[]'
    AND l.parts -> 'permissive' = '{}')`;
  await admin.query(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     VALUES ($1, 'community', 'Règle', 'closed', ${label}, ${label}, ${label})`,
    [id],
  );
  await admin.query(
    `INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role)
     SELECT b.id, s.id, s.entry_label_id, 'animator' FROM public.bench_person b, spaces.space s
     WHERE b.number = 1 AND s.id = $1`,
    [id],
  );
  return id;
}

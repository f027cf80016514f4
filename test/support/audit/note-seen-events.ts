import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '#kernel';

/** Recorded one by one, and counted; beside the counts stands whether the clock was set back. */
const SEEN = `
  SELECT DISTINCT event FROM audit.audit_event
  UNION SELECT jsonb_object_keys(convert_from(body, 'UTF8')::jsonb -> 'facts') FROM audit.audit_event WHERE event = 'reads.counted'
  EXCEPT SELECT 'clockBack'`;

/**
 * Tells the run which events this database of a test holds: at its end each event of the catalogue must have been seen
 * somewhere. Does nothing in a run that does not ask, and for a database without a schema.
 */
export async function noteSeenEvents(connect: () => Promise<pg.Client>): Promise<void> {
  const folder = process.env['TEST_SEEN_EVENTS'];
  if (folder === undefined) return;
  const client = await connect();
  try {
    const { rows } = await client.query<{ event: string }>(SEEN);
    writeFileSync(join(folder, newId()), rows.map(({ event }) => event).join('\n'));
  } finally {
    await client.end();
  }
}

import type { DirectoryNotice, Policies } from '#contracts';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { wantedAttributes } from '../directory/identify-person.js';
import type { DirectoryReading } from './directory-reading.js';
import type { DirectoryScan } from './directory-scan.js';
import { ReadingBuilder } from './reading-builder.js';
import { readGroups } from './read-groups.js';

/**
 * Reads all groups, and all people or those with the given ids, and turns them into what the site makes of them.
 * @param only null: everybody.
 */
export async function readDirectory(
  scan: DirectoryScan,
  settings: DirectorySettings,
  policies: Policies,
  only: readonly string[] | null,
): Promise<DirectoryReading> {
  const notices: DirectoryNotice[] = [];
  const groups = await readGroups(scan, settings, notices);
  const builder = new ReadingBuilder(settings, policies, groups, notices);
  const { people } = settings;
  const attributes = [people.idAttribute, ...wantedAttributes(settings)];
  const entries = only ? scan.entriesById(people, only, attributes) : scan.entries(people, attributes);
  for await (const entry of entries) builder.take(entry);
  return builder.whole();
}

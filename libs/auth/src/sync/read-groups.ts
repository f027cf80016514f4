import type { DirectoryNotice } from '#contracts';
import type { Entry } from 'ldapts';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { rawValues, textValues } from '../directory/entry-attributes.js';
import { entryIdOf } from '../directory/entry-key.js';
import { readableText } from '../directory/mapping/readable-text.js';
import type { DirectoryScan } from './directory-scan.js';

/** A group's entry with all its members, as the directory spells them. */
export interface GroupEntry {
  readonly dn: string;
  readonly members: readonly string[];
  /** Null: it shows none, so it counts for the rules and cannot be kept. */
  readonly directoryId: string | null;
  readonly name: string;
  /** objectSid in hexadecimal; null outside Active Directory. */
  readonly sid: string | null;
}

export async function readGroups(
  scan: DirectoryScan,
  { groups, people }: DirectorySettings,
  notices: DirectoryNotice[],
): Promise<readonly GroupEntry[]> {
  const entries: Entry[] = [];
  const attributes = [people.idAttribute, 'cn', groups.memberAttribute, 'objectSid'];
  for await (const entry of scan.entries(groups, attributes)) entries.push(entry);
  const found: GroupEntry[] = [];
  // Further parts of large groups are asked for once the pages are read: a connection reads one thing at a time.
  for (const entry of entries) {
    const directoryId = entryIdOf(entry, people.idAttribute);
    if (directoryId === null)
      notices.push({
        entry: entry.dn,
        reason: 'id_unreadable',
        attribute: people.idAttribute,
        skipped: true,
      });
    const [sid] = rawValues(entry, 'objectSid');
    found.push({
      dn: entry.dn,
      members: await scan.members(entry, groups.memberAttribute),
      directoryId,
      name: readableText(textValues(entry, 'cn')[0] ?? '') ?? entry.dn,
      sid: Buffer.isBuffer(sid) ? sid.toString('hex') : null,
    });
  }
  return found;
}

import type { DirectorySettings } from '../directory/directory-settings.js';
import { entryIdOf } from '../directory/entry-key.js';
import { portraitOf } from '../directory/portrait.js';
import type { DirectoryReading } from './directory-reading.js';
import type { DirectoryScan } from './directory-scan.js';

/** Portraits that one run carries, in bytes: those beyond come with the next one. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads the portraits that differ: the first reading kept no more of them than their hash.
 * @param handedOn hash of the portrait that is known, by directory id.
 */
export async function readPortraits(
  scan: DirectoryScan,
  { attributes, people }: DirectorySettings,
  reading: DirectoryReading,
  handedOn: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...reading.people].flatMap(([id, { photoHash }]) =>
    photoHash !== '' && handedOn.get(id) !== photoHash ? [id] : [],
  );
  const portraits = new Map<string, Buffer>();
  let bytes = 0;
  for await (const entry of scan.entriesById(people, wanted, [people.idAttribute, attributes.photo])) {
    const id = entryIdOf(entry, people.idAttribute);
    const portrait = portraitOf(entry, attributes.photo);
    if (id === null || !portrait) continue;
    portraits.set(id, portrait);
    bytes += portrait.length;
    if (bytes > MOST_BYTES) break;
  }
  return portraits;
}

import type { Policies } from '#contracts';
import type { DirectoryConnection } from './directory-connection.js';
import type { DirectoryReading } from './directory-reading.js';
import type { DirectoryScan } from './directory-scan.js';
import type { Known } from './known-accounts.js';
import { readDirectory } from './read-directory.js';
import { readPortraits } from './read-portraits.js';
import { SyncFailure } from './sync-failure.js';

/** What a run acts upon: read whole, and what is missing looked for once more. */
export interface DirectoryView {
  readonly reading: DirectoryReading;
  /** Portraits that differ from those handed on, by directory id; not more than one run should carry. */
  readonly portraits: ReadonlyMap<string, Buffer>;
  /** Directory ids of the accounts that were known when it was read: nobody else can be found missing. */
  readonly knownIds: ReadonlySet<string>;
}

/**
 * @param recheck only the known accounts are looked up, by their ids.
 * @throws SyncFailure unless the directory was read whole: nothing may be concluded from a part.
 */
export function viewDirectory(
  connection: DirectoryConnection,
  policies: Policies,
  known: Known,
  recheck: boolean,
): Promise<DirectoryView> {
  const { settings } = connection;
  const knownIds = new Set(known.accounts.map(({ directoryId }) => directoryId));
  return connection.scan(async (scan) => {
    const found = await readDirectory(scan, settings, policies, recheck ? [...knownIds] : null);
    const reading = recheck ? withKnownManagers(found, known) : found;
    refuseEmpty(reading, known, recheck);
    if (!recheck) await lookAgain(scan, connection, reading, known);
    const handedOn = new Map(known.accounts.map(({ directoryId, photo }) => [directoryId, photo ?? '']));
    const portraits = await readPortraits(scan, settings, reading, handedOn);
    return { reading, portraits, knownIds };
  });
}

/** An answer of nobody at all is a wrong filter, a wrong right, a directory that is being loaded: never the truth. */
function refuseEmpty(reading: DirectoryReading, known: Known, recheck: boolean): void {
  if (!recheck && reading.people.size === 0)
    throw new SyncFailure('DIRECTORY_EMPTY', 'The directory shows no person that could be taken.');
  if (known.groups.length > 0 && reading.groups.size === 0)
    throw new SyncFailure('DIRECTORY_EMPTY', 'The directory shows no group, and there were some.');
}

/**
 * What was there before and was not read is asked for by its id. Pages can miss what moves between them, and a server
 * can end a list too early: whoever is found now shows that the reading was not whole.
 */
async function lookAgain(
  scan: DirectoryScan,
  { settings }: DirectoryConnection,
  reading: DirectoryReading,
  known: Known,
): Promise<void> {
  const { people, disabled, skipped } = reading;
  const missing = known.accounts
    .filter(
      ({ active, directoryId: id }) => active && !people.has(id) && !disabled.has(id) && !skipped.has(id),
    )
    .map(({ directoryId }) => directoryId);
  const groups = known.groups.map(({ directoryId }) => directoryId).filter((id) => !reading.groups.has(id));
  for (const [branch, ids] of [[settings.people, missing] as const, [settings.groups, groups] as const])
    for await (const { dn } of scan.entriesById(branch, ids, ['1.1']))
      throw new SyncFailure(
        'DIRECTORY_INCOMPLETE',
        `The list was not whole: ${dn} was not in it and is there.`,
      );
}

/** Of whom only some were read, managers cannot be found: what was known of them holds. */
function withKnownManagers(reading: DirectoryReading, { accounts }: Known): DirectoryReading {
  const people = new Map(reading.people);
  for (const { directoryId, entry } of accounts) {
    const person = people.get(directoryId);
    if (!person) continue;
    const managerDirectoryId = entry?.profile.managerDirectoryId ?? null;
    const profile = { ...person.identity.profile, managerDirectoryId };
    people.set(directoryId, { ...person, identity: { ...person.identity, profile } });
  }
  return { ...reading, people };
}

import type { DirectoryNotice, Policies } from '#contracts';
import type { DirectoryConnection } from './directory-connection.js';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { dnKey } from '../directory/dn.js';
import { GroupGraph } from './group-graph.js';
import type { DirectoryReading } from './directory-reading.js';
import { readDirectory } from './read-directory.js';
import { readGroups, type GroupEntry } from './read-groups.js';
import { SyncFailure } from './sync-failure.js';

/** One thing that was found, with what to do where something is. */
export interface Finding {
  readonly level: 'good' | 'warning' | 'fault';
  readonly text: string;
  /** Null: nothing has to be done. */
  readonly advice: string | null;
}

/** Reads the directory as a run would, and says what it is worth. Changes nothing, asks no database. */
export async function examineDirectory(
  connection: DirectoryConnection,
  policies: Policies,
): Promise<readonly Finding[]> {
  const { settings } = connection;
  try {
    return await connection.scan(async (scan) => {
      const notices: DirectoryNotice[] = [];
      const groups = await readGroups(scan, settings, notices);
      const reading = await readDirectory(scan, settings, policies, null);
      return [
        good(`The directory answers at ${settings.url}, and the service account may search.`),
        ...ofPeople(settings, reading),
        ...ofGroups(settings, reading, groups),
        ...ofNotices(reading.notices),
      ];
    });
  } catch (error) {
    if (!(error instanceof SyncFailure)) throw error;
    return [{ level: 'fault', text: error.message, advice: ADVICE[error.reason] ?? null }];
  }
}

const ADVICE: Readonly<Partial<Record<SyncFailure['reason'], string>>> = {
  DIRECTORY_UNAVAILABLE:
    'Check directory.url, directory.caFile, directory.bindDn and its password, and that this machine reaches it.',
  DIRECTORY_REFERRAL:
    'Name a base (directory.people.base, directory.groups.base) that this server holds whole, or ask the server that does (in Active Directory: an organisational unit, or the global catalogue).',
  DIRECTORY_LIMIT:
    'Let the service account read without limit (OpenLDAP: olcLimits dn.exact="…" size=unlimited; Active Directory pages by itself).',
  DIRECTORY_INCOMPLETE: 'Try again; if it stays so, ask who else changes the directory right now.',
};

function ofPeople(
  { people }: DirectorySettings,
  { read, people: taken, disabled }: DirectoryReading,
): Finding[] {
  if (read === 0)
    return [
      fault(
        `No entry below ${people.base} matches ${people.filter}.`,
        'Mend people.base or people.filter, or what the service account may see.',
      ),
    ];
  const withoutClearance = [...taken.values()].filter(
    ({ identity }) => identity.clearance.length === 0,
  ).length;
  return [
    good(`${read} entries of people: ${taken.size} can be taken, ${disabled.size} are switched off.`),
    ...(withoutClearance > 0
      ? [
          warning(
            `${withoutClearance} people match no clearance rule: they cannot sign in.`,
            'See mapping.clearance.',
          ),
        ]
      : []),
  ];
}

function ofGroups(
  { groups: where, mapping }: DirectorySettings,
  reading: DirectoryReading,
  groups: readonly GroupEntry[],
): Finding[] {
  const graph = new GroupGraph(groups);
  const cycles = graph.cycles().flatMap((place) => groups[place]?.name ?? []);
  const rules = [...mapping.clearance, ...mapping.compartments, ...mapping.siteRole].map(({ when }) => when);
  const named = [...rules, ...mapping.partner.when].flatMap((when) => ('group' in when ? [when.group] : []));
  const known = new Set(graph.groupKeys);
  const absent = [...new Set(named)].filter((dn) => !known.has(dnKey(dn)));
  return [
    groups.length === 0
      ? warning(`No group below ${where.base} matches ${where.filter}.`, 'Mend groups.base or groups.filter.')
      : good(
          `${reading.groups.size} groups, ${groups.reduce((sum, { members }) => sum + members.length, 0)} members named.`,
        ),
    ...absent.map((dn) =>
      fault(
        `The settings name the group ${dn}, which is not there.`,
        'Correct its DN in directory.mapping: the rule never holds.',
      ),
    ),
    ...(cycles.length > 0
      ? [
          warning(
            `Groups stand inside themselves: ${some(cycles)}.`,
            'Nothing breaks; take them apart when you can.',
          ),
        ]
      : []),
  ];
}

const MEANING: Readonly<Record<string, { readonly text: string; readonly advice: string }>> = {
  id_unreadable: {
    text: 'show no id',
    advice: 'Let the service account read the attribute of people.idAttribute.',
  },
  name_missing: { text: 'hold no name to sign in with', advice: 'Give them one, or narrow people.filter.' },
  human_key_missing: {
    text: 'have no single human key',
    advice: 'Give each person exactly one value in attributes.humanKey, or narrow people.filter.',
  },
  site_roles_conflict: {
    text: 'match two duties',
    advice: 'Nobody may be two of officer, auditor and operator.',
  },
  duties_conflict: { text: 'are one human with two duties', advice: 'One human keeps one duty.' },
  value_unreadable: {
    text: 'have a value that is no text or no picture',
    advice: 'Only that value is left out.',
  },
};

function ofNotices(notices: readonly DirectoryNotice[]): Finding[] {
  const reasons = [...new Set(notices.map(({ reason }) => reason))].sort();
  return reasons.map((reason) => {
    const found = notices.filter((notice) => notice.reason === reason);
    const { text = reason, advice = '' } = MEANING[reason] ?? {};
    const entries = found.map(({ entry, attribute }) =>
      attribute === null ? entry : `${entry} (${attribute})`,
    );
    return warning(`${found.length} entries ${text}: ${some(entries)}.`, advice);
  });
}

/** Enough of them to find the others by. */
function some(names: readonly string[]): string {
  const rest = names.length - 5;
  return `${names.slice(0, 5).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const good = (text: string): Finding => ({ level: 'good', text, advice: null });
const warning = (text: string, advice: string): Finding => ({ level: 'warning', text, advice });
const fault = (text: string, advice: string): Finding => ({ level: 'fault', text, advice });

import { dnKey, isWithin } from '../directory/dn.js';
import { filterMatches, type EntryValues } from './filter-matches.js';
import { PasswordCheck } from './password-check.js';
import type { PeopleFile } from './people-file.js';
import { peopleTree, type TreeEntry } from './people-tree.js';
import type { SearchFilter } from './read-search-filter.js';
import { stableUuid } from './stable-uuid.js';

export type Scope = 'base' | 'one' | 'sub';

interface StoredEntry {
  readonly entry: TreeEntry;
  /** Lower-case names, entryDN included. */
  readonly values: EntryValues;
  /** Null for what nobody binds as. */
  readonly password: PasswordCheck | null;
}

export interface DemoPasswords {
  readonly service: string;
  readonly decoy: string;
}

/** The tree of the demo in memory, with who may bind. */
export class DemoStore {
  private constructor(
    private readonly entries: ReadonlyMap<string, StoredEntry>,
    private readonly serviceKey: string,
    /** Hashed against when there is nobody to check, so that it takes as long. */
    private readonly nobody: PasswordCheck,
  ) {}

  static async load(file: PeopleFile, passwords: DemoPasswords): Promise<DemoStore> {
    const tree = peopleTree(file);
    const [person, service, decoy] = await Promise.all(
      [file.demoPassword, passwords.service, passwords.decoy].map((password) => PasswordCheck.of(password)),
    );
    if (!person || !service || !decoy) throw new Error('A password was not hashed.');
    const stored = [
      ...[tree.suffix, ...tree.units, ...tree.groups].map((entry) => store(entry, null)),
      store(tree.service, service),
      store(tree.decoy, decoy),
      ...tree.people.map((entry) => store(entry, person)),
    ];
    const entries = new Map(stored.map((item) => [dnKey(item.entry.dn), item]));
    return new DemoStore(entries, dnKey(tree.service.dn), decoy);
  }

  /** Who is bound after these credentials; null when they are refused. A locked account is refused like a wrong one. */
  async bind(dn: string, password: string): Promise<'service' | 'person' | null> {
    const key = dnKey(dn);
    const found = this.entries.get(key);
    const right = await (found?.password ?? this.nobody).accepts(password);
    if (!right || !found?.password || found.values.has('pwdaccountlockedtime')) return null;
    return key === this.serviceKey ? 'service' : 'person';
  }

  /** Entries that match, in the order of the file; null when the base does not exist. */
  search(base: string, scope: Scope, filter: SearchFilter): TreeEntry[] | null {
    const baseKey = dnKey(base);
    if (!this.entries.has(baseKey)) return null;
    return [...this.entries]
      .filter(([key, { entry }]) => inScope(entry.dn, key, base, baseKey, scope))
      .filter(([, { values }]) => filterMatches(filter, values) === true)
      .map(([, { entry }]) => entry);
  }
}

function store(entry: TreeEntry, password: PasswordCheck | null): StoredEntry {
  // The file gives people their ids; the others need one only to be told apart.
  const attributes = { entryUUID: [stableUuid(entry.dn)], ...entry.attributes, entryDN: [entry.dn] };
  const values = Object.entries(attributes).map(([name, list]) => [name.toLowerCase(), list] as const);
  return { entry: { dn: entry.dn, attributes }, values: new Map(values), password };
}

function inScope(dn: string, key: string, base: string, baseKey: string, scope: Scope): boolean {
  if (scope === 'base' || key === baseKey) return key === baseKey && scope !== 'one';
  const depth = (JSON.parse(key) as unknown[]).length - (JSON.parse(baseKey) as unknown[]).length;
  return isWithin(dn, base) && (scope === 'sub' || depth === 1);
}

import type { DirectoryNotice, Policies } from '#contracts';
import type { Entry } from 'ldapts';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { textValues } from '../directory/entry-attributes.js';
import { entryIdOf } from '../directory/entry-key.js';
import { primaryGroupSid } from '../directory/primary-group.js';
import { conferringGroups } from './conferring-groups.js';
import type { DirectoryReading, ReadGroup, ReadPerson } from './directory-reading.js';
import { GroupGraph } from './group-graph.js';
import type { GroupEntry } from './read-groups.js';
import { readPerson } from './read-person.js';

/** Takes entries of people one after the other: only what the site makes of them stays in memory. */
export class ReadingBuilder {
  private read = 0;
  private readonly people = new Map<string, ReadPerson>();
  private readonly disabled = new Set<string>();
  private readonly skipped = new Set<string>();
  /** By the key of the DN. */
  private readonly ids = new Map<string, string>();
  /** Key of the manager's DN, by the person's id. */
  private readonly managers = new Map<string, string>();
  private readonly members: readonly Set<string>[];
  private readonly graph: GroupGraph;
  private readonly bySid: ReadonlyMap<string, number>;
  private readonly decoy: string | null;

  constructor(
    private readonly settings: DirectorySettings,
    private readonly policies: Policies,
    private readonly groups: readonly GroupEntry[],
    private readonly notices: DirectoryNotice[],
  ) {
    this.graph = new GroupGraph(groups);
    this.members = groups.map(() => new Set());
    this.bySid = new Map(groups.flatMap(({ sid }, place) => (sid === null ? [] : [[sid, place] as const])));
    this.decoy = this.graph.key(settings.decoyDn);
  }

  take(entry: Entry): void {
    const key = this.graph.key(entry.dn);
    if (key !== null && key === this.decoy) return;
    this.read += 1;
    const { idAttribute } = this.settings.people;
    const id = entryIdOf(entry, idAttribute);
    if (id === null) {
      this.notices.push({ entry: entry.dn, reason: 'id_unreadable', attribute: idAttribute, skipped: true });
      return;
    }
    if (key !== null) this.ids.set(key, id);
    const places = this.placesOf(entry);
    const keys = new Set([...places].flatMap((place) => this.graph.groupKeys[place] ?? []));
    const found = readPerson(this.settings, this.policies, id, entry, keys);
    if (found === 'disabled') {
      this.disabled.add(id);
      return;
    }
    // Also of entries that cannot be taken: their accounts, if there are any, stay where they are.
    for (const place of places) this.members[place]?.add(id);
    if ('person' in found) {
      this.people.set(id, found.person);
      this.notices.push(...found.notices);
      const [manager] = textValues(entry, this.settings.attributes.manager);
      const managerKey = manager === undefined ? null : this.graph.key(manager);
      if (managerKey !== null) this.managers.set(id, managerKey);
    } else {
      this.skipped.add(id);
      this.notices.push(found);
    }
  }

  whole(): DirectoryReading {
    for (const [id, key] of this.managers) {
      const person = this.people.get(id);
      const managerDirectoryId = this.ids.get(key);
      if (!person || managerDirectoryId === undefined) continue;
      const profile = { ...person.identity.profile, managerDirectoryId };
      this.people.set(id, { ...person, identity: { ...person.identity, profile } });
    }
    const conferring = conferringGroups(this.graph, this.groups, this.members, this.settings.mapping);
    const groups = this.groups.flatMap(({ directoryId, name }, place): [string, ReadGroup][] => {
      const members = this.members[place];
      return directoryId === null || !members
        ? []
        : [[directoryId, { directoryId, name, confers: conferring.has(place), members }]];
    });
    const { read, people, disabled, skipped, notices } = this;
    return { read, people, disabled, skipped, notices, groups: new Map(groups) };
  }

  private placesOf(entry: Entry): ReadonlySet<number> {
    const sid = primaryGroupSid(entry);
    const primary = sid === null ? undefined : this.bySid.get(sid.toString('hex'));
    return this.graph.holding(entry.dn, primary === undefined ? [] : [primary]);
  }
}

import { dnKey } from '../directory/dn.js';

/** A group as the directory spells it. */
export interface GraphGroup {
  readonly dn: string;
  /** DNs of people and of groups. */
  readonly members: readonly string[];
}

/**
 * Who is in which group, through groups in groups; cycles end. Groups are known by their place in the list.
 * Text that is no DN names nobody.
 */
export class GroupGraph {
  private readonly keys = new Map<string, string | null>();
  /** By the member's key: groups that name it. */
  private readonly holders = new Map<string, number[]>();
  private readonly above: readonly ReadonlySet<number>[];
  /** By place: the group's own key. */
  readonly groupKeys: readonly (string | null)[];

  constructor(groups: readonly GraphGroup[]) {
    groups.forEach(({ members }, index) => {
      for (const member of members) this.hold(this.key(member), index);
    });
    this.groupKeys = groups.map(({ dn }) => this.key(dn));
    this.above = this.groupKeys.map((key) => this.closure(this.directly(key)));
  }

  /**
   * Places of the groups that hold an entry, by themselves or through others.
   * @param further places of groups that hold it without saying so: a primary group.
   */
  holding(dn: string, further: readonly number[] = []): ReadonlySet<number> {
    const found = new Set<number>();
    for (const direct of [...this.directly(this.key(dn)), ...further]) {
      found.add(direct);
      for (const group of this.above[direct] ?? []) found.add(group);
    }
    return found;
  }

  /** The comparable form of a DN; null for what is none. Each spelling is read once. */
  key(dn: string): string | null {
    const known = this.keys.get(dn);
    if (known !== undefined) return known;
    const key = keyOrNull(dn);
    this.keys.set(dn, key);
    return key;
  }

  /** Places of groups that stand inside themselves. */
  cycles(): readonly number[] {
    return this.above.flatMap((above, index) => (above.has(index) ? [index] : []));
  }

  private hold(key: string | null, group: number): void {
    if (key === null) return;
    const groups = this.holders.get(key);
    if (groups) groups.push(group);
    else this.holders.set(key, [group]);
  }

  private directly(key: string | null): readonly number[] {
    return key === null ? [] : (this.holders.get(key) ?? []);
  }

  private closure(start: readonly number[]): ReadonlySet<number> {
    const found = new Set(start);
    // A set is walked in the order of adding, what is added meanwhile included.
    for (const group of found)
      for (const next of this.directly(this.groupKeys[group] ?? null)) found.add(next);
    return found;
  }
}

function keyOrNull(dn: string): string | null {
  try {
    return dnKey(dn);
  } catch {
    return null;
  }
}

/** What the directory holds on one person, as far as rules may ask. */
export interface PersonFacts {
  /** All values of an attribute as text; none when it is absent. The name is taken without case. */
  values(attribute: string): readonly string[];
  /** Keys (see dnKey) of the groups that the person is in, by itself or through another group. */
  readonly groups: ReadonlySet<string>;
  /** The manager's own id in the directory; null when none is named, or it is not found. */
  readonly managerId: string | null;
  /** The portrait's bytes; null: none; absent: not asked for. */
  readonly photo?: Buffer | null;
}

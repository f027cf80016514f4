import { MAX_LABEL_CATEGORIES, type Label, type LabelParts } from '#contracts';

/** What is ticked so far. */
export interface LabelChoice {
  /** Null until one is chosen. */
  readonly level: string | null;
  readonly restrictive: readonly string[];
  /** Tag to values; a tag without values asks nothing. */
  readonly permissive: Readonly<Record<string, readonly string[]>>;
}

/** Why a label cannot be made of a choice: said before the server would refuse it. */
export interface Obstacles {
  /** The level is not chosen. */
  readonly isLevelMissing: boolean;
  /** More categories than one label holds. */
  readonly isTooMany: boolean;
  /** Sets of categories that may not stand together, and do. */
  readonly excluded: readonly (readonly string[])[];
  /** Tags whose chosen values are all of others: the maker could not read what he marks. */
  readonly unreadable: readonly string[];
}

/** The level of the label that was chosen before, if it is one of these: nothing is proposed lower than that. */
export function startAt(parts: LabelParts, level: string | null): LabelChoice {
  return offered(parts, { level, restrictive: [], permissive: {} });
}

/** What of a choice is still offered: the parts are asked again when a policy changed while the dialog was open. */
export function offered(parts: LabelParts, { level, restrictive, permissive }: LabelChoice): LabelChoice {
  const known = (list: readonly { id: string }[], id: string): boolean => list.some((one) => one.id === id);
  const tags = parts.permissive.map(({ tag, values }) => {
    const chosen = Object.hasOwn(permissive, tag) ? (permissive[tag] ?? []) : [];
    return [tag, chosen.filter((id) => known(values, id))] as const;
  });
  return {
    level: level !== null && known(parts.levels, level) ? level : null,
    restrictive: restrictive.filter((id) => known(parts.restrictive, id)),
    permissive: Object.fromEntries(tags),
  };
}

export function toggled(list: readonly string[], id: string): string[] {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
}

export function obstaclesTo(parts: LabelParts, choice: LabelChoice): Obstacles {
  const { level, restrictive, permissive } = choice;
  return {
    isLevelMissing: level === null,
    isTooMany: restrictive.length > MAX_LABEL_CATEGORIES,
    excluded: parts.exclusions.filter((set) => set.every((id) => restrictive.includes(id))),
    unreadable: parts.permissive
      .filter(({ tag, values }) => {
        const chosen = permissive[tag] ?? [];
        return chosen.length > 0 && !values.some(({ held, id }) => held && chosen.includes(id));
      })
      .map(({ tag }) => tag),
  };
}

/** @returns null while something stands in the way. */
export function labelOf(parts: LabelParts, choice: LabelChoice): Label | null {
  const { isLevelMissing, isTooMany, excluded, unreadable } = obstaclesTo(parts, choice);
  const { level, restrictive } = choice;
  if (isLevelMissing || isTooMany || excluded.length > 0 || unreadable.length > 0 || level === null)
    return null;
  return { policy: parts.policy, level, restrictive, permissive: chosenTags(choice) };
}

/** Only the tags in which something is chosen: an empty one would be no valid label. */
export function chosenTags({ permissive }: LabelChoice): Label['permissive'] {
  return Object.fromEntries(Object.entries(permissive).filter(([, values]) => values.length > 0));
}

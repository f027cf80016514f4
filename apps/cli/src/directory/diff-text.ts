import type { SyncDiff } from '#auth';

const HEADS: Readonly<Record<SyncDiff['accounts'][number]['kind'], string>> = {
  deactivated: 'switched off',
  reactivated: 'switched on again',
  created: 'new',
  renamed: 'renamed',
  moved: 'moved',
  changed: 'changed',
};

/** A diff to be read: grouped by what happens, by name, with what changes. Clearances are named, never told. */
export function diffText({ accounts, groups, notices, counts, hash }: SyncDiff): string {
  const parts = Object.entries(HEADS).flatMap(([kind, head]) => {
    const found = accounts.filter((change) => change.kind === kind);
    return found.length === 0 ? [] : [`${head} (${found.length})`, ...found.map(line)];
  });
  const sets = groups.map(({ name, members }) =>
    members === null ? `  ${name}: goes` : `  ${name}: ${members.length} people`,
  );
  return [
    `${counts.read} entries of people and ${counts.groups} groups read.`,
    ...(accounts.length + groups.length === 0 ? ['Nothing changes.'] : parts),
    ...(sets.length > 0 ? [`groups that change (${sets.length})`, ...sets] : []),
    ...(notices.length > 0
      ? [
          `to be mended in the directory (${notices.length})`,
          ...notices.map(
            ({ entry, reason, attribute }) =>
              `  ${entry}: ${reason}${attribute === null ? '' : ` (${attribute})`}`,
          ),
        ]
      : []),
    `hash ${hash}`,
  ].join('\n');
}

function line({ directoryId, known, person, attributes }: SyncDiff['accounts'][number]): string {
  const name = person?.identity.displayName ?? known?.displayName ?? directoryId;
  const uid = person?.identity.uid ?? known?.uid ?? directoryId;
  const told = attributes.map(({ name: attribute, before, after }) =>
    before === null && after === null ? attribute : `${attribute}: ${before ?? '–'} → ${after ?? '–'}`,
  );
  return `  ${name} (${uid})${told.length > 0 ? `: ${told.join('; ')}` : ''}`;
}

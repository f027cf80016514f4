import type { LabelItem } from '#contracts';

export interface SpaceLabels {
  entryLabelId: string;
  ceilingLabelId: string;
  defaultLabelId: string;
}

export type ChosenLabels = { [Key in keyof SpaceLabels]: string | null };

export const NO_LABELS_CHOSEN: ChosenLabels = {
  entryLabelId: null,
  ceilingLabelId: null,
  defaultLabelId: null,
};

/**
 * The three labels of a new space. Until somebody chooses, the entry is the lowest label, and the other two follow it:
 * nothing becomes more open than what was chosen.
 * @returns null when the caller may use no label at all
 */
export function labelsOf(chosen: ChosenLabels, usable: readonly LabelItem[]): SpaceLabels | null {
  const known = (id: string | null): string | null => usable.find((label) => label.id === id)?.id ?? null;
  const lowest = usable.toSorted((a, b) => a.rank - b.rank || a.text.length - b.text.length)[0];
  const entryLabelId = known(chosen.entryLabelId) ?? lowest?.id;
  if (entryLabelId === undefined) return null;
  return {
    entryLabelId,
    ceilingLabelId: known(chosen.ceilingLabelId) ?? entryLabelId,
    defaultLabelId: known(chosen.defaultLabelId) ?? entryLabelId,
  };
}

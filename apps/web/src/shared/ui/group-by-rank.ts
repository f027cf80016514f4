import type { LabelItem, Language } from '#contracts';

export interface LabelGroup {
  level: string;
  labels: LabelItem[];
}

/** Labels by level from the lowest up; inside a level by their words. */
export function groupByRank(labels: readonly LabelItem[], language: Language): LabelGroup[] {
  const groups: LabelGroup[] = [];
  const sorted = labels.toSorted(
    (a, b) =>
      a.rank - b.rank ||
      a.level.localeCompare(b.level) ||
      a.texts[language].localeCompare(b.texts[language], language),
  );
  for (const label of sorted) {
    const last = groups.at(-1);
    if (last?.level === label.level) last.labels.push(label);
    else groups.push({ level: label.level, labels: [label] });
  }
  return groups;
}

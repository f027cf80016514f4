import type { DirectoryRun } from '#contracts';
import { useTranslation } from 'react-i18next';

const CHANGES = ['created', 'changed', 'renamed', 'moved', 'deactivated', 'reactivated', 'skipped'] as const;

/** How many accounts of each kind a run changes, in words. */
export function RunCounts({ counts }: { counts: DirectoryRun['counts'] }) {
  const { t } = useTranslation('directory');
  const said = CHANGES.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`counts.${kind}`, { count: counts[kind] }),
  );
  return said.length === 0 ? t('counts.none') : said.join(', ');
}

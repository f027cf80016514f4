import type { RetentionPolicy } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { usePeriodWords } from '../../../shared/retention/use-period-words.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { ScrollTable } from '../../../shared/ui/scroll-table.js';
import { levelsQuery, policyQuery } from '../api/retention-queries.js';
import { PolicyDialog } from './policy-dialog.js';
import type { Run } from './run.js';

/** The periods of the site, the general rule first. */
export function PolicySection({ run }: { run: Run }) {
  const { t } = useTranslation(['retention', 'spaces']);
  const language = useLanguage();
  const words = usePeriodWords();
  const query = useQuery(policyQuery);
  const { data: levels = [] } = useQuery(levelsQuery);
  const [edited, setEdited] = useState<RetentionPolicy | null>(null);
  const [isSaved, setSaved] = useState(false);
  const { data: policy } = query;
  const levelName = (id: string) => levels.find((level) => level.id === id)?.name[language] ?? id;
  return (
    <>
      <ListWait query={query} />
      {policy && (
        <>
          <ScrollTable
            title={t('policy.rules')}
            head={(['kind', 'level', 'days', 'least', 'most'] as const).map((key) => t(`policy.${key}`))}
            rows={policy.rules.map(({ kind, level, days, least, most }) => ({
              key: `${kind ?? ''} ${level ?? ''}`,
              cells: [
                kind === null ? t('policy.all') : t(`spaces:kinds.${kind}`),
                level === null ? t('policy.all') : levelName(level),
                ...[days, least, most].map(words),
              ],
            }))}
          />
          <p className="page-hint">
            {policy.setBy === null
              ? t('policy.installed', { version: policy.version })
              : t('policy.set', {
                  version: policy.version,
                  name: policy.setBy.displayName,
                  date: dayAndTime(language, policy.setAt),
                })}
          </p>
          <p role="status">{isSaved && t('policy.saved')}</p>
          <p className="page-acts">
            <button
              type="button"
              className="btn quiet"
              aria-haspopup="dialog"
              onClick={() => {
                setSaved(false);
                setEdited(policy);
              }}
            >
              {t('policy.edit')}
            </button>
          </p>
        </>
      )}
      {edited && (
        <PolicyDialog
          policy={edited}
          levels={levels}
          run={run}
          onSaved={() => setSaved(true)}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

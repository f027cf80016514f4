import type { DirectoryRun } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { useDirectoryActs } from '../api/directory-acts.js';
import { RunCounts } from './run-counts.js';

/** The last runs, the newest first; each leads to what it changed. */
export function RunTable({ runs }: { runs: readonly DirectoryRun[] }) {
  const { t } = useTranslation('directory');
  const language = useLanguage();
  const { undo } = useDirectoryActs();
  const [isAsking, setAsking] = useState(false);
  if (runs.length === 0) return <p className="page-hint">{t('noRun')}</p>;
  return (
    <div className="run-table" role="group" tabIndex={0} aria-label={t('runs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('columns.when')}</th>
            <th scope="col">{t('columns.kind')}</th>
            <th scope="col">{t('columns.state')}</th>
            <th scope="col">{t('columns.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} data-state={run.state}>
              <th scope="row">
                <Link to="/directory/runs/$runId" params={{ runId: run.id }}>
                  <time dateTime={run.createdAt}>{dayAndTime(language, run.createdAt)}</time>
                </Link>
              </th>
              <td>{t(`kinds.${run.kind}`)}</td>
              <td>
                <span className="run-state">{t(`states.${run.state}`)}</span>
              </td>
              <td>
                <RunCounts counts={run.counts} />{' '}
                {run.abilities.undo && (
                  <button
                    type="button"
                    className="btn link"
                    aria-haspopup="dialog"
                    onClick={() => setAsking(true)}
                  >
                    {t('undo.open')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isAsking && (
        <ConfirmDialog
          title={t('undo.title')}
          confirm={t('undo.confirm')}
          onConfirm={undo}
          onClose={() => setAsking(false)}
        >
          <p>{t('undo.body')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

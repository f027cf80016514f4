import '../components/directory.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/directory/add-directory-texts.js';
import type { DirectoryRunDetail } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { runQuery } from '../api/directory-queries.js';
import { BrakeAnswer } from '../components/brake-answer.js';
import { ChangeList } from '../components/change-list.js';
import { NoticeTable } from '../components/notice-table.js';
import { Reason } from '../components/reason.js';
import { RunCounts } from '../components/run-counts.js';

export function RunPage() {
  const { t } = useTranslation(['directory', 'translation']);
  const { runId } = useParams({ from: '/shell/operator/directory/runs/$runId' });
  const { data, error, refetch } = useQuery(runQuery(runId));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(t('title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/directory">
          ← {t('run.back')}
        </Link>
        {isHidden && <EmptyState title={t('run.notFound')} />}
        {error && !data && !isHidden && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && <OpenRun run={data} />}
      </div>
    </section>
  );
}

function OpenRun({ run }: { run: DirectoryRunDetail }) {
  const { t } = useTranslation('directory');
  const language = useLanguage();
  const who = run.askedBy ? t('run.by', { name: run.askedBy.displayName }) : t('run.bySchedule');
  return (
    <>
      <h1>{t('run.title', { date: dayAndTime(language, run.createdAt) })}</h1>
      <p className="page-hint">
        {t(`kinds.${run.kind}`)} · {t(`states.${run.state}`)} · {who}
      </p>
      <p>
        {t('counts.read', { count: run.counts.read })} · <RunCounts counts={run.counts} />
      </p>
      {run.reason !== null && (
        <p>
          <Reason code={run.reason} />
        </p>
      )}
      {run.abilities.decide && (
        <section className="brake" aria-label={t('brake.title')}>
          <h2>{t('brake.title')}</h2>
          <p>{t('brake.body', { count: run.counts.deactivated })}</p>
          <BrakeAnswer run={run} />
        </section>
      )}
      <section className="page-section" aria-labelledby="run-changes">
        <h2 id="run-changes">{t('run.changes')}</h2>
        <ChangeList runId={run.id} />
      </section>
      <NoticeTable notices={run.notices} />
    </>
  );
}

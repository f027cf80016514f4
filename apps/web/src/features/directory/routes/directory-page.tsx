import '../components/directory.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/directory/add-directory-texts.js';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../shared/ui/problem.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { useDirectoryActs } from '../api/directory-acts.js';
import { stateQuery } from '../api/directory-queries.js';
import { BrakeAnswer } from '../components/brake-answer.js';
import { DirectoryStateBox } from '../components/directory-state-box.js';
import { RunTable } from '../components/run-table.js';

/** The operator's page: how the accounts follow the directory. No content, no clearances. */
export function DirectoryPage() {
  const { t } = useTranslation(['directory', 'translation']);
  const { data, error, refetch } = useQuery(stateQuery);
  const acts = useDirectoryActs();
  const ask = useMutation({ mutationFn: acts.ask });
  const braked = data?.runs.filter((run) => run.abilities.decide) ?? [];
  useTitle(t('title'));
  return (
    <section className="page">
      <div className="page-inner">
        <div className="page-head">
          <h1>{t('title')}</h1>
          <button
            type="button"
            className="btn"
            aria-disabled={ask.isPending}
            onClick={() => !ask.isPending && ask.mutate()}
          >
            {t('ask')}
          </button>
        </div>
        <p className="page-hint">{t('hint')}</p>
        <p role="status">
          {ask.isSuccess && t('asked')}
          {ask.isError && <ProblemText error={ask.error} />}
        </p>
        {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {braked.map((run) => (
          <section key={run.id} className="brake" aria-label={t('brake.title')}>
            <h2>{t('brake.title')}</h2>
            <p>{t('brake.body', { count: run.counts.deactivated })}</p>
            <p>
              <Link to="/directory/runs/$runId" params={{ runId: run.id }}>
                {t('brake.see')}
              </Link>
            </p>
            <BrakeAnswer run={run} />
          </section>
        ))}
        {data && (
          <>
            <DirectoryStateBox state={data} />
            <section className="page-section" aria-labelledby="directory-runs">
              <h2 id="directory-runs">{t('runs')}</h2>
              <RunTable runs={data.runs} />
            </section>
          </>
        )}
      </div>
    </section>
  );
}

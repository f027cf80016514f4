import '../components/moderation.css';
import '../../../shared/ui/page.css';
import '../../../shared/ui/label-tag.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { spillQuery } from '../api/moderation-queries.js';
import { SpillFacts } from '../components/spill-facts.js';
import { SpillVerdict } from '../components/spill-verdict.js';
import { SpillWords } from '../components/spill-words.js';
import { useStepUp } from '../../../shared/ui/step-up/use-step-up.js';

/** One case, as one of its two reviewers sees it. */
export function SpillPage() {
  const { t } = useTranslation(['moderation', 'translation']);
  const { spillId } = useParams({ from: '/shell/reviewers/spills/$spillId' });
  const { data: spill, error, refetch } = useQuery(spillQuery(spillId));
  const { run, dialog } = useStepUp();
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(t('spills.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/spills">
          ← {t('spills.back')}
        </Link>
        {isHidden && (
          <>
            <h1 className="sr-only">{t('spills.title')}</h1>
            <EmptyState title={t('spills.notFound')} hint={t('spills.notFoundHint')} />
          </>
        )}
        {error && !isHidden && !spill && <Problem error={error} onRetry={() => void refetch()} />}
        {!error && !spill && <p role="status">{t('translation:app.loading')}</p>}
        {spill && !isHidden && (
          <>
            <SpillFacts spill={spill} />
            <SpillWords key={spill.hash} spill={spill} run={run} />
            <SpillVerdict spill={spill} run={run} />
          </>
        )}
        {dialog}
      </div>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';

/** What could not be read, and the way to try again. */
export function LoadProblem({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="load-problem">
      <p>
        <ProblemText error={error} />
      </p>
      <button type="button" className="btn quiet" onClick={onRetry}>
        {t('app.retry')}
      </button>
    </div>
  );
}

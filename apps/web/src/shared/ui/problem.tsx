import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.js';
import { ProblemText } from './problem-text.js';

/** What stands in the place of what could not be read, with another try. */
export function Problem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('errors.title')}>
      <p role="alert">
        <ProblemText error={error} />
      </p>
      <button type="button" className="btn quiet" onClick={onRetry}>
        {t('app.retry')}
      </button>
    </EmptyState>
  );
}

import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';

/** What stands where messages are asked for, or could not be read. */
export function FlowWait({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <div className="flow-wait">
      {error ? (
        <div role="alert">
          <p>
            <ProblemText error={error} />
          </p>
          <button type="button" className="btn quiet" onClick={onRetry}>
            {t('app.retry')}
          </button>
        </div>
      ) : (
        <p role="status">{t('app.loading')}</p>
      )}
    </div>
  );
}

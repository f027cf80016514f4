import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../shared/ui/problem-text.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { useTitle } from '../shared/ui/use-title.js';
import { StandalonePage } from './standalone-page.js';

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  useTitle(t('errors.title'));

  function retry() {
    reset();
    void router.invalidate();
  }

  return (
    <StandalonePage title={t('errors.title')}>
      <EmptyState title={t('errors.title')}>
        <p role="alert">
          <ProblemText error={error} />
        </p>
        <button type="button" className="btn" onClick={retry}>
          {t('app.retry')}
        </button>
      </EmptyState>
    </StandalonePage>
  );
}

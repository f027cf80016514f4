import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/ui/empty-state.js';
import { useTitle } from '../shared/ui/use-title.js';
import { StandalonePage } from './standalone-page.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('errors.pageTitle'));
  return (
    <StandalonePage title={t('errors.pageTitle')}>
      <EmptyState title={t('errors.pageTitle')} hint={t('errors.pageHint')}>
        <Link className="btn" to="/">
          {t('errors.home')}
        </Link>
      </EmptyState>
    </StandalonePage>
  );
}

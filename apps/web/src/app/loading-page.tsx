import { useTranslation } from 'react-i18next';
import { StandalonePage } from './standalone-page.js';

export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <StandalonePage title={t('app.name')}>
      <p className="empty" role="status">
        {t('app.loading')}
      </p>
    </StandalonePage>
  );
}

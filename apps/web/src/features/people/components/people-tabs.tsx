import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The parts of what is known about people. */
export function PeopleTabs() {
  const { t } = useTranslation('people');
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      <Link to="/people" activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.directory')}
      </Link>
      <Link to="/people/chart">{t('tabs.chart')}</Link>
      <Link to="/people/correspondents">{t('tabs.correspondents')}</Link>
    </nav>
  );
}

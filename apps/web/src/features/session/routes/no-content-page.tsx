import './no-content-page.css';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { useTitle } from '../../../shared/ui/use-title.js';

/** For officers, auditors and operators, and for a member without any right to read. */
export function NoContentPage() {
  const { t } = useTranslation();
  const { siteRole } = useSession();
  useTitle(siteRole === 'member' ? t('noContent.title') : t(`roles.${siteRole}`));
  return (
    <section className="no-content">
      <h1 className="sr-only">{t('noContent.title')}</h1>
      <EmptyState title={t('noContent.title')} hint={t(`noContent.${siteRole}`)}>
        <p>{t('noContent.hint')}</p>
      </EmptyState>
    </section>
  );
}

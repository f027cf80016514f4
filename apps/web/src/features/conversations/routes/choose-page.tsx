import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { useTitle } from '../../../shared/ui/use-title.js';

export function ChoosePage() {
  const { t } = useTranslation();
  useTitle(t('conversations.title'));
  return (
    <section className="pane" aria-label={t('conversations.choose')}>
      <span />
      <EmptyState title={t('conversations.choose')} hint={t('conversations.chooseHint')} />
    </section>
  );
}

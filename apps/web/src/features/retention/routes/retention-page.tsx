import '../components/retention.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/retention/add-retention-texts.js';
import '../../../shared/i18n/spaces/add-space-texts.js';
import { useTranslation } from 'react-i18next';
import { useStepUp } from '../../../shared/ui/step-up/use-step-up.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { HoldSection } from '../components/hold-section.js';
import { PolicySection } from '../components/policy-section.js';

/** How long the site keeps content, and what is kept longer by law: for security officers. */
export function RetentionPage() {
  const { t } = useTranslation('retention');
  const { run, dialog } = useStepUp();
  useTitle(t('policy.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <h1>{t('policy.title')}</h1>
        <p className="page-hint">{t('policy.hint')}</p>
        <PolicySection run={run} />
        <HoldSection run={run} />
        {dialog}
      </div>
    </section>
  );
}

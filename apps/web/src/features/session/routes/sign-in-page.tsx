import './sign-in-page.css';
import type { Session } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../shared/access/site-query.js';
import { Brand } from '../../../shared/ui/brand.js';
import { LanguageSwitch } from '../../../shared/ui/language-switch.js';
import { MarkingBand } from '../../../shared/ui/marking-band.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { SignInForm } from '../components/sign-in-form.js';

type Props = {
  /** Why this page is shown, when it was not asked for. */
  reason: 'ended' | 'signedOut' | null;
  /** @param username as it was typed */
  onSignedIn(session: Session, username: string): void;
};

export function SignInPage({ reason, onSignedIn }: Props) {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  useTitle(t('signIn.title'));
  const ceiling = site.data?.ceiling ?? null;
  return (
    <div className="sign-in">
      <MarkingBand place="top" level={ceiling} meaning="accreditation" />
      <main>
        <div className="card">
          <h1>
            <Brand />
            <span className="sr-only"> · {t('signIn.title')}</span>
          </h1>
          {site.data && <p className="site-name">{site.data.name}</p>}
          <p role="status" className="reason">
            {reason !== null && t(`signIn.${reason}`)}
          </p>
          {site.data && <SignInForm site={site.data} onSignedIn={onSignedIn} />}
          {site.isPending && <p role="status">{t('app.loading')}</p>}
          {site.isError && (
            <div role="alert" className="sign-in-problem">
              <p>
                <ProblemText error={site.error} />
              </p>
              <button type="button" className="btn quiet" onClick={() => void site.refetch()}>
                {t('app.retry')}
              </button>
            </div>
          )}
          <div className="card-foot">
            <LanguageSwitch />
            {site.data && <span>v{site.data.version}</span>}
          </div>
        </div>
      </main>
      <MarkingBand place="bottom" level={ceiling} meaning="accreditation" />
    </div>
  );
}

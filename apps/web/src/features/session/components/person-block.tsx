import './person-block.css';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LanguageSwitch } from '../../../shared/ui/language-switch.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { ThemeSwitch } from '../../../shared/ui/theme-switch.js';
import { signOut } from '../api/sign-out.js';

type Props = {
  onSignedOut(): void;
  /** A link of the block was followed. */
  onFollow(): void;
};

/** Who is signed in, at which level, and how to leave. */
export function PersonBlock({ onSignedOut, onFollow }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person, workingLevel, siteRole } = useSession();
  const leave = useMutation({ mutationFn: signOut, onSuccess: onSignedOut });
  const place = siteRole === 'member' ? person.unit : t(`roles.${siteRole}`);
  return (
    <section className="me" aria-label={t('session.region')}>
      <p>
        <strong>{person.displayName}</strong>
        {place !== null && <span>{place}</span>}
        <span>{t('session.workingLevel', { level: workingLevel.name[language] })}</span>
      </p>
      <Link to="/sessions" onClick={onFollow}>
        {t('session.mine')}
      </Link>
      <LanguageSwitch />
      <ThemeSwitch />
      <button
        type="button"
        className="btn quiet"
        aria-disabled={leave.isPending}
        onClick={() => !leave.isPending && leave.mutate()}
      >
        {t('session.signOut')}
      </button>
      {leave.isError && (
        <p role="alert" className="me-problem">
          <ProblemText error={leave.error} />
        </p>
      )}
    </section>
  );
}

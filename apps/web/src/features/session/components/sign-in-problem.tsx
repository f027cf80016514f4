import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';

type Props = { missing: 'username' | 'password' | null; error: unknown; secondsLeft: number | null };

/** The region stands in the page before it has something to say: screen readers announce only changes. */
export function SignInProblem({ missing, error, secondsLeft }: Props) {
  const { t } = useTranslation();
  const over = secondsLeft === 0;
  return (
    <div className="sign-in-problem" data-calm={over || undefined}>
      <p role="alert">
        {missing !== null && t(missing === 'username' ? 'signIn.missingUsername' : 'signIn.missingPassword')}
        {missing === null && error !== null && !over && <ProblemText error={error} />}
        {missing === null && over && t('signIn.waitOver')}
      </p>
      {/* Each second would be read aloud: the countdown is for the eyes, its end is announced above. */}
      {secondsLeft !== null && secondsLeft > 0 && (
        <p aria-live="off" role="timer">
          {t('signIn.wait', { count: secondsLeft })}
        </p>
      )}
    </div>
  );
}

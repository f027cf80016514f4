import './sign-in-page.css';
import './lock-page.css';
import type { Session } from '#contracts';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LanguageSwitch } from '../../../shared/ui/language-switch.js';
import { MarkingBand } from '../../../shared/ui/marking-band.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { PasswordField } from '../components/password-field.js';
import { SignInProblem } from '../components/sign-in-problem.js';
import { useSignIn } from '../components/use-sign-in.js';

type Props = {
  username: string;
  /** The session that ended: whose it was and at which level. */
  session: Session;
  onUnlocked(session: Session): void;
  onChangeAccount(): void;
};

/** In place of a screen that nobody sat in front of: nothing of its content, and one question. */
export function LockPage({ username, session, onUnlocked, onChangeAccount }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person, workingLevel } = session;
  const { submit, pending, error, secondsLeft, waiting } = useSignIn(onUnlocked);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'password' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useTitle(t('lock.title'));
  useEffect(() => field.current?.focus(), []);

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (pending || waiting) return;
    setMissing(password === '' ? 'password' : null);
    if (password === '') return field.current?.focus();
    const done = await submit(username, password, workingLevel.id);
    if (done) return;
    // The password is not kept after a refusal, in memory or on screen.
    setPassword('');
    field.current?.focus();
  }

  return (
    <div className="sign-in">
      <MarkingBand place="top" level={workingLevel} meaning="workingLevel" />
      <main>
        <div className="card">
          <h1>{t('lock.title')}</h1>
          <div className="locked-person">
            <Avatar name={person.displayName} />
            <p>
              <strong>{person.displayName}</strong>
              <span>{t('session.workingLevel', { level: workingLevel.name[language] })}</span>
            </p>
          </div>
          <p className="site-name">{t('lock.hint')}</p>
          <form className="sign-in-form lock-form" noValidate onSubmit={(event) => void onSubmit(event)}>
            <input
              className="sr-only"
              autoComplete="username"
              tabIndex={-1}
              aria-hidden="true"
              readOnly
              value={username}
            />
            <PasswordField
              ref={field}
              value={password}
              onChange={setPassword}
              invalid={missing === 'password'}
            />
            <SignInProblem missing={missing} error={error} secondsLeft={secondsLeft} />
            <button className="btn" type="submit" aria-disabled={pending || waiting}>
              {pending ? t('signIn.submitting') : t('lock.unlock')}
            </button>
          </form>
          <div className="card-foot">
            <LanguageSwitch />
            <button type="button" className="btn link" onClick={onChangeAccount}>
              {t('lock.otherAccount')}
            </button>
          </div>
        </div>
      </main>
      <MarkingBand place="bottom" level={workingLevel} meaning="workingLevel" />
    </div>
  );
}

import type { Session, Site } from '#contracts';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LevelChoice } from './level-choice.js';
import { PasswordField } from './password-field.js';
import { SignInProblem } from './sign-in-problem.js';
import { useSignIn } from './use-sign-in.js';

type Missing = 'username' | 'password' | null;
type Props = { site: Site; onSignedIn(session: Session, username: string): void };

export function SignInForm({ site, onSignedIn }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [username, setUsername] = useState('');
  const { submit, pending, error, secondsLeft, waiting } = useSignIn((session) =>
    onSignedIn(session, username),
  );
  const [password, setPassword] = useState('');
  const [level, setLevel] = useState<string | null>(null);
  const [missing, setMissing] = useState<Missing>(null);
  const usernameRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (pending || waiting) return;
    const absent: Missing = username.trim() === '' ? 'username' : password === '' ? 'password' : null;
    setMissing(absent);
    if (absent !== null) return (absent === 'username' ? usernameRef : passwordRef).current?.focus();
    const done = await submit(username, password, level);
    if (done) return;
    // The password is not kept after a refusal, in memory or on screen.
    setPassword('');
    passwordRef.current?.focus();
  }

  return (
    <form className="sign-in-form" noValidate onSubmit={(event) => void onSubmit(event)}>
      <div>
        <label htmlFor={id}>{t('signIn.username')}</label>
        <input
          id={id}
          ref={usernameRef}
          className="field"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          required
          aria-invalid={missing === 'username'}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
      </div>
      <PasswordField
        ref={passwordRef}
        value={password}
        onChange={setPassword}
        invalid={missing === 'password'}
      />
      <LevelChoice levels={site.levels} value={level} onChange={setLevel} />
      <section className="note" aria-label={t('signIn.notice')}>
        {site.banner[language]}
      </section>
      <SignInProblem missing={missing} error={error} secondsLeft={secondsLeft} />
      <button className="btn" type="submit" aria-disabled={pending || waiting}>
        {pending ? t('signIn.submitting') : t('signIn.submit')}
      </button>
    </form>
  );
}

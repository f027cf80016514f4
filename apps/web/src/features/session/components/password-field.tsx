import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { value: string; onChange(value: string): void; invalid: boolean; ref: Ref<HTMLInputElement> };

export function PasswordField({ value, onChange, invalid, ref }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div>
      <label htmlFor={id}>{t('signIn.password')}</label>
      <div className="password">
        <input
          id={id}
          ref={ref}
          className="field"
          type={shown ? 'text' : 'password'}
          name="password"
          autoComplete="current-password"
          maxLength={1024}
          required
          aria-invalid={invalid}
          aria-describedby={`${id}-caps`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <button
          type="button"
          className="reveal"
          aria-label={t(shown ? 'signIn.hide' : 'signIn.show')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Eye crossed={shown} />
        </button>
      </div>
      <p id={`${id}-caps`} className="hint" role="status">
        {capsLock && t('signIn.capsLock')}
      </p>
    </div>
  );
}

function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z" />
      <circle cx="12" cy="12" r="2.8" />
      {crossed && <path d="M4 20L20 4" />}
    </svg>
  );
}

import type { Session } from '#contracts';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api-error.js';
import { signIn } from '../api/sign-in.js';
import { useCountdown, type Wait } from './use-countdown.js';

/** When the server asks to wait without saying how long. Seconds. */
const DEFAULT_WAIT = 5;

export function useSignIn(onSignedIn: (session: Session) => void) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [wait, setWait] = useState<Wait | null>(null);
  const secondsLeft = useCountdown(wait);

  async function submit(username: string, password: string, workingLevel: string | null): Promise<boolean> {
    setPending(true);
    setError(null);
    setWait(null);
    try {
      onSignedIn(await signIn(username, password, workingLevel));
      return true;
    } catch (caught) {
      setError(caught);
      if (caught instanceof ApiError && caught.code === 'SIGN_IN_THROTTLED') {
        const from = Date.now();
        setWait({ from, until: from + (caught.retryAfterSeconds ?? DEFAULT_WAIT) * 1000 });
      }
      return false;
    } finally {
      setPending(false);
    }
  }

  return { submit, pending, error, secondsLeft, waiting: secondsLeft !== null && secondsLeft > 0 };
}

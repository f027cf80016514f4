import './idle-line.css';
import { useTranslation } from 'react-i18next';
import { useSession } from '../shared/access/session-query.js';
import type { SessionKeeper } from './session-keeper.js';
import { useIdleWatch } from './use-idle-watch.js';

/** Says in the last minute that the screen is about to lock; any act of the person removes it. */
export function IdleLine({ keeper }: { keeper: SessionKeeper }) {
  const { t } = useTranslation();
  const secondsLeft = useIdleWatch(useSession(), keeper);
  const isNear = secondsLeft !== null;
  return (
    <div className="idle" data-near={isNear || undefined}>
      {/* Each second would be read aloud: the countdown is for the eyes, that it began is announced once. */}
      <p className="sr-only" role="status">
        {isNear && `${t('idle.soon')} ${t('idle.hint')}`}
      </p>
      {isNear && (
        <p aria-live="off" role="timer">
          <strong>{t('idle.countdown', { count: secondsLeft })}</strong> <span>{t('idle.hint')}</span>
        </p>
      )}
    </div>
  );
}

import './last-sign-in.css';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** Shown right after signing in: whoever was not there at that moment learns that somebody else was. */
export function LastSignIn({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lastSignIn } = useSession();
  return (
    <div className="last-sign-in" role="status">
      {lastSignIn === null ? (
        <p>{t('session.firstSignIn')}</p>
      ) : (
        <p>
          {t('session.lastSignIn', {
            date: dayAndTime(language, lastSignIn.at),
            source: lastSignIn.sourceAddress,
          })}{' '}
          <span>{t('session.lastSignInHint')}</span>
        </p>
      )}
      <button type="button" className="btn link" onClick={onClose}>
        {t('app.close')}
      </button>
    </div>
  );
}

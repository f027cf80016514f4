import type { OwnSession } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { labelColors } from '../../../shared/ui/label-colors.js';
import '../../../shared/ui/label-tag.css';

type Props = { session: OwnSession; onEnd(session: OwnSession): void };

export function OwnSessionItem({ session, onEnd }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { openedAt, seenAt, sourceAddress, workingLevel, current } = session;
  const opened = dayAndTime(language, openedAt);
  return (
    <li>
      <div>
        <p>
          <strong>{t('sessions.opened', { date: opened })}</strong>
          {current && <em>{t('sessions.current')}</em>}
        </p>
        <dl>
          <div>
            <dt>{t('sessions.seen')}</dt>
            <dd>
              <time dateTime={seenAt}>{dayAndTime(language, seenAt)}</time>
            </dd>
          </div>
          <div>
            <dt>{t('sessions.source')}</dt>
            <dd>{sourceAddress}</dd>
          </div>
          <div>
            <dt>{t('signIn.workingLevel')}</dt>
            <dd>
              <span className="tag" style={labelColors(workingLevel)}>
                {workingLevel.name[language]}
              </span>
            </dd>
          </div>
        </dl>
      </div>
      {/* The session of this page ends by signing out. */}
      {!current && (
        <button
          type="button"
          className="btn quiet"
          aria-label={t('sessions.endNamed', { date: opened })}
          onClick={() => onEnd(session)}
        >
          {t('sessions.end')}
        </button>
      )}
    </li>
  );
}

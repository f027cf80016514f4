import type { LegalHold } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { HoldRelease } from './hold-release.js';
import type { Run } from './run.js';
import { useCoveredDays } from './use-covered-days.js';

/** What is held, why, since when, and how far its release has come. */
export function HoldItem({ hold, run }: { hold: LegalHold; run: Run }) {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  const days = useCoveredDays();
  const { objectId, objectName, openedAt, openedBy, reason, releasedAt, releasedBy } = hold;
  return (
    <li className="hold" data-released={releasedAt === null ? undefined : true}>
      <h3>
        {objectName === null
          ? t('holds.ofSpace', { id: objectId })
          : t('holds.ofPerson', { name: objectName })}
      </h3>
      <p className="hold-facts">
        {t('holds.opened', { name: openedBy.displayName, date: dayAndTime(language, openedAt) })} ·{' '}
        {days(hold)}
      </p>
      <p className="hold-words">{reason}</p>
      {releasedAt !== null && releasedBy !== null ? (
        <p className="hold-facts">
          {t('holds.released', { name: releasedBy.displayName, date: dayAndTime(language, releasedAt) })}
        </p>
      ) : (
        <HoldRelease hold={hold} run={run} />
      )}
    </li>
  );
}
